using System.Diagnostics;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Host;

namespace AlliancePortal.Web.Tests.Host;

/// <summary>
/// A world whose key file and server are its own, and the verbs of the executable on it, each as a process. A recovered key gives the roles of its
/// server other passwords: on the server of all tests it would shut the others out.
/// </summary>
internal sealed class KeyProcess : IAsyncDisposable
{
    private readonly DirectoryInfo folder;

    private KeyProcess(DirectoryInfo folder, CaseworkWorld world) => (this.folder, World) = (folder, world);

    public CaseworkWorld World { get; }

    public string KeyFile => Path.Combine(folder.FullName, "master.key");

    /// <summary>A folder that is not there yet.</summary>
    public string Fresh(string name) => Path.Combine(folder.FullName, name);

    public static async Task<KeyProcess> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-keys-");
        var key = MasterKey.FromFile(Path.Combine(folder.FullName, "master.key"));
        return new KeyProcess(folder, await CaseworkWorld.CreateAsync(await TemporaryCluster.StartAsync(), key));
    }

    public Process Start(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PortalHost).Assembly.Location, .. verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Portal"] = World.Connections.Admin;
        start.Environment["Portal__DataFolder"] = folder.FullName;
        start.Environment["Portal__MasterKeyFile"] = KeyFile;
        return Process.Start(start)!;
    }

    public async Task<(int Code, string Text)> RunAsync(params string[] verb)
    {
        using var process = Start(verb);
        var cancel = TestContext.Current.CancellationToken;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, string.Concat(texts));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
