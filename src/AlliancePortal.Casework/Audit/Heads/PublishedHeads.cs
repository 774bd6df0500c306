using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AlliancePortal.Casework.Audit.Heads;

/// <summary>How far a lane of the audit had come.</summary>
/// <param name="Hash">In hexadecimal digits; it stands for everything up to <paramref name="Seq"/>.</param>
public sealed record LaneHead(short Lane, long Seq, string Hash);

/// <summary>One published line, without its signature.</summary>
/// <param name="Previous">SHA-256 of the line before; empty for the first.</param>
/// <param name="Lanes">The lanes that moved since the line before.</param>
/// <param name="Key">Id of the key that signs.</param>
public sealed record HeadLine(DateTimeOffset At, string Previous, IReadOnlyList<LaneHead> Lanes, string Key);

/// <summary>A published line as it was found.</summary>
/// <param name="Fault">Null: it holds. <c>unreadable</c>, <c>signature</c> or <c>gap</c> (the line before is not the one that was there).</param>
public sealed record FoundLine(string File, int Number, HeadLine? Line, string? Fault);

/// <summary>The files of published heads: one a month, a line each time that the audit has moved, only ever appended to: JSON, a tab, its signature.</summary>
public sealed class PublishedHeads(HeadSettings settings, HeadSigner signer)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool Exists => settings.Folder is not null && Directory.Exists(settings.Folder);

    /// <summary>The files in the order in which they were written.</summary>
    public IReadOnlyList<string> Files => Exists ? [.. Directory.GetFiles(settings.Folder!, "*.heads").Order(StringComparer.Ordinal)] : [];

    /// <summary>Every published line from the first on.</summary>
    public IEnumerable<FoundLine> Read()
    {
        var previous = "";
        foreach (var file in Files)
        {
            var number = 0;
            foreach (var text in File.ReadLines(file))
            {
                number++;
                var (line, fault) = Parse(text);
                yield return new FoundLine(Path.GetFileName(file), number, line, fault ?? (line!.Previous == previous ? null : "gap"));
                previous = DigestOf(text);
            }
        }
    }

    /// <summary>Appends a line and waits until it is on the disk.</summary>
    /// <returns>The digest of the line, which the next one names.</returns>
    public string Append(HeadLine line)
    {
        Directory.CreateDirectory(settings.Folder!);
        var json = JsonSerializer.Serialize(line, Json);
        var text = $"{json}\t{signer.Sign(json)}";
        using var file = new FileStream(Path.Combine(settings.Folder!, line.At.ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".heads"), FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(text + "\n"));
        file.Flush(flushToDisk: true);
        return DigestOf(text);
    }

    /// <summary>What a crash left of a line that was being written is taken away: it was never published.</summary>
    public void RemoveUnfinished()
    {
        if (Files.LastOrDefault() is not { } last) return;
        var bytes = File.ReadAllBytes(last);
        if (bytes.Length == 0 || bytes[^1] == '\n') return;
        using var file = new FileStream(last, FileMode.Open, FileAccess.Write);
        file.SetLength(Array.LastIndexOf(bytes, (byte)'\n') + 1);
    }

    /// <summary>The digest by which the next line names this one.</summary>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private (HeadLine? Line, string? Fault) Parse(string text)
    {
        if (text.Split('\t') is not [var json, var signature]) return (null, "unreadable");
        if (!signer.Holds(json, signature)) return (null, "signature");
        return (JsonSerializer.Deserialize<HeadLine>(json, Json), null);
    }
}
