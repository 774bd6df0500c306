using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>One kept-alive HTTP connection that costs the machine next to nothing, so that what is measured is the server.</summary>
internal sealed class LeanClient : IDisposable
{
    private readonly Socket socket;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    public LeanClient(int port)
    {
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
        socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>A request as it goes over the line.</summary>
    public static byte[] Request(string method, string path, string? token = null, string? json = null, string? idempotency = null)
    {
        var text = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (token is not null) text.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {token}\r\n");
        if (idempotency is not null) text.Append(CultureInfo.InvariantCulture, $"Idempotency-Key: {idempotency}\r\n");
        if (json is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n");
        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(json).ToString());
    }

    /// <summary>Sends and reads the whole answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is no 200 or 201.</exception>
    public void Send(byte[] request)
    {
        socket.Send(request);
        filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) Receive();
        var headers = buffer.AsSpan(0, head + 2);
        var succeeded = headers.StartsWith("HTTP/1.1 200"u8) || headers.StartsWith("HTTP/1.1 201"u8);
        if (Length(headers) is { } length)
            while (filled < head + 4 + length) Receive();
        else
            while (!buffer.AsSpan(head + 2, filled - head - 2).EndsWith("\r\n0\r\n\r\n"u8)) Receive();
        if (!succeeded) throw new InvalidOperationException($"{Line(request)} answered: {Encoding.UTF8.GetString(buffer, 0, filled)}");
    }

    public void Dispose() => socket.Dispose();

    private void Receive()
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var read = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
        if (read == 0) throw new InvalidOperationException("The server closed the connection.");
        filled += read;
    }

    // Null: the answer comes in chunks.
    private static int? Length(ReadOnlySpan<byte> headers)
    {
        var at = headers.IndexOf("\r\nContent-Length: "u8);
        if (at < 0) return null;
        var value = headers[(at + 18)..];
        return int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private static string Line(byte[] request) => Encoding.UTF8.GetString(request, 0, request.AsSpan().IndexOf((byte)'\r'));
}
