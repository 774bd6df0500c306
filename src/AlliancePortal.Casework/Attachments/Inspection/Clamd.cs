using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AlliancePortal.Casework.Kernel;
using Microsoft.Extensions.Logging;

namespace AlliancePortal.Casework.Attachments.Inspection;

/// <param name="Address"><c>Portal:Clamd</c>: path of a unix socket, or host:port; null: no scanner is set up.</param>
public sealed record ClamdSettings(string? Address)
{
    /// <exception cref="InvalidOperationException">It is neither: a portal that was meant to scan does not start without.</exception>
    public static ClamdSettings Of(string? address)
    {
        if (address is not { Length: > 0 }) return new ClamdSettings(Address: null);
        var isPlace = address.StartsWith('/') || address.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isPlace ? new ClamdSettings(Address: address) : throw new InvalidOperationException("Portal:Clamd is neither the path of a unix socket nor host:port.");
    }
}

/// <summary>Asks ClamAV's daemon, where one is set up, by its command INSTREAM. What does not answer, or not as expected, refuses the file: it fails shut.</summary>
public sealed class Clamd(ClamdSettings settings, ILogger<Clamd> logger)
{
    private const int PieceBytes = 64 * 1024;
    private const int LongestAnswer = 4096;

    /// <summary>A scan of 20 MB takes seconds; a daemon that loads its signatures is silent for longer, and then it is better to say so.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>Code of a <see cref="ScanState"/>.</returns>
    /// <exception cref="RefusedException">Infected, or the scanner is silent.</exception>
    public async Task<string> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        if (settings.Address is not { Length: > 0 } address) return ScanState.NotScanned;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        string answer;
        try
        {
            answer = await AskAsync(address, content, patience.Token);
        }
        catch (Exception silent) when (silent is SocketException or IOException || silent is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            logger.LogError("The scanner for malware is silent: {Problem}", silent.GetType().Name);
            throw new RefusedException(AttachmentRefusals.ScannerSilent);
        }

        if (answer == "stream: OK") return ScanState.Clean;
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal)) throw new RefusedException(AttachmentRefusals.Infected);
        logger.LogError("The scanner for malware did not scan: {Problem}", "its answer is none");
        throw new RefusedException(AttachmentRefusals.ScannerSilent);
    }

    private static async Task<string> AskAsync(string address, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        using var socket = await ConnectAsync(address, cancel);
        await using var line = new NetworkStream(socket);
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var length = new byte[sizeof(int)];
        for (var at = 0; at < content.Length; at += PieceBytes)
        {
            var piece = content.Slice(at, Math.Min(PieceBytes, content.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await line.WriteAsync(length, cancel);
            await line.WriteAsync(piece, cancel);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await line.WriteAsync(length, cancel);
        var answer = new byte[LongestAnswer];
        var read = 0;
        while (read < answer.Length && await line.ReadAsync(answer.AsMemory(read), cancel) is > 0 and var more) read += more;
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }

    private static async Task<Socket> ConnectAsync(string address, CancellationToken cancel)
    {
        var path = address.StartsWith('/');
        var socket = path ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (path) await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancel);
            else await socket.ConnectAsync(address[..address.LastIndexOf(':')], int.Parse(address[(address.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture), cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
