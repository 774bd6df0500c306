using System.Net;
using System.Net.Sockets;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>What stands before the nodes: every line goes to the first of them that takes it, and breaks with it.</summary>
internal sealed class StickyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly IPEndPoint[] nodes;
    private readonly Task accepting;

    /// <param name="nodes">In the order in which they are asked.</param>
    public StickyProxy(params IPEndPoint[] nodes)
    {
        this.nodes = nodes;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}");

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await listener.AcceptTcpClientAsync(stopping.Token));
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using var here = browser;
        foreach (var place in nodes)
        {
            using var node = new TcpClient();
            try
            {
                await node.ConnectAsync(place, stopping.Token);
            }
            catch (SocketException)
            {
                continue;
            }

            await Task.WhenAny(CopyAsync(here, node), CopyAsync(node, here));
            return;
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), stopping.Token);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The other half ends with it.
        }
    }
}
