using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

/// <summary>Answers one request on loopback with the given content, or with 404.</summary>
internal sealed class FakeRegistry : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public FakeRegistry(byte[]? content)
    {
        listener.Start();
        _ = AnswerAsync(content);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public string Asked { get; private set; } = "";

    public void Dispose() => listener.Dispose();

    private async Task AnswerAsync(byte[]? content)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        Asked = (await reader.ReadLineAsync())!.Split(' ')[1];
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        var status = content is null ? "404 Not Found" : "200 OK";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {content?.Length ?? 0}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(content ?? []);
    }
}
