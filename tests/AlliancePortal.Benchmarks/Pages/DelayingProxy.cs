using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>Stands before a server of this machine as a long way does: whatever is sent arrives as late, in its order, in either direction.</summary>
internal sealed class DelayingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int server;
    private readonly TimeSpan delay;
    private readonly Task accepting;

    /// <param name="server">Port of the server.</param>
    /// <param name="delay">Each way.</param>
    public DelayingProxy(int server, TimeSpan delay)
    {
        (this.server, this.delay) = (server, delay);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

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
        using var there = new TcpClient();
        try
        {
            here.NoDelay = there.NoDelay = true;
            await there.ConnectAsync(IPAddress.Loopback, server, stopping.Token);
            await Task.WhenAny(CarryAsync(here.GetStream(), there.GetStream()), CarryAsync(there.GetStream(), here.GetStream()));
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException)
        {
            // Nobody listens, or it is over.
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
