using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Host;
using AlliancePortal.Web.Tests;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>A second node of the running portal, on the same database and master key: a process that can be killed.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process process;

    private NodeProcess(Process process, IPEndPoint place) => (this.process, Place) = (process, place);

    public IPEndPoint Place { get; }

    public static async Task<NodeProcess> StartAsync()
    {
        var portal = await RunningPortal.Shared;
        var place = FreePlace();
        var start = new ProcessStartInfo("dotnet", [typeof(PortalHost).Assembly.Location, "--urls", $"http://{place}"]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Portal"] = portal.Place.Connections.Admin;
        start.Environment["Portal__MasterKeyFile"] = TestMasterKey.KeyFile;
        start.Environment["Portal__DataFolder"] = Path.Combine(portal.Place.Folder, "second");
        start.Environment["Portal__Demo"] = "false";
        var node = new NodeProcess(Process.Start(start)!, place);
        node.process.OutputDataReceived += (_, _) => { };
        node.process.BeginOutputReadLine();
        await node.ReadyAsync();
        return node;
    }

    /// <summary>As when the machine loses its power: nothing is said, nothing kept.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static IPEndPoint FreePlace()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{Place}"), Timeout = TimeSpan.FromSeconds(2) };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException)
            {
                if (process.HasExited || patience.Elapsed > TimeSpan.FromMilliseconds(Chromium.Patience)) throw new InvalidOperationException("The second node did not start.", notYet);
            }

            await Task.Delay(50);
        }
    }
}
