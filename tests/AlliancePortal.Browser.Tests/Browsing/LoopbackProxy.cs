using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>What stands before servers of this machine: every line goes to the first of them that takes it, and breaks with it; whatever is sent arrives as late, in its order, in either direction.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly TimeSpan delay;
    private readonly IPEndPoint[] servers;
    private readonly Task accepting;

    /// <param name="delay">Each way.</param>
    /// <param name="servers">In the order in which they are asked.</param>
    public LoopbackProxy(TimeSpan delay, params IPEndPoint[] servers)
    {
        (this.delay, this.servers) = (delay, servers);
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
        foreach (var place in servers)
        {
            using var there = new TcpClient();
            try
            {
                await there.ConnectAsync(place, stopping.Token);
            }
            catch (SocketException)
            {
                continue;
            }

            here.NoDelay = there.NoDelay = true;
            await Task.WhenAny(CarryAsync(here.GetStream(), there.GetStream()), CarryAsync(there.GetStream(), here.GetStream()));
            return;
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var underway = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var reading = ReadAsync(from, underway.Writer);
        try
        {
            await foreach (var (due, bytes) in underway.Reader.ReadAllAsync(stopping.Token))
            {
                if (due - Environment.TickCount64 is > 0 and var left) await Task.Delay((int)left, stopping.Token);
                await to.WriteAsync(bytes, stopping.Token);
            }
        }
        catch (Exception broken) when (IsEnd(broken))
        {
            // The other half ends with it.
        }

        await reading;
    }

    private async Task ReadAsync(NetworkStream from, ChannelWriter<(long, byte[])> underway)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var read)
                underway.TryWrite((Environment.TickCount64 + (long)delay.TotalMilliseconds, buffer[..read]));
        }
        catch (Exception broken) when (IsEnd(broken))
        {
            // Closed by the one or the other.
        }

        underway.Complete();
    }

    private static bool IsEnd(Exception broken) => broken is IOException or OperationCanceledException or ObjectDisposedException;
}
