using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Testing.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlliancePortal.Casework.Tests.Persistence.Cluster;

/// <summary>Another process of this test program that holds a running cluster until it is killed, as a portal does.</summary>
internal sealed class HoldingProcess : IDisposable
{
    private const string Folder = "ALLIANCEPORTAL_TEST_HOLD_FOLDER";
    private const string Fixture = "the test fixture's own";

    private readonly Process process;

    private HoldingProcess(Process process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public int Id => process.Id;

    public static Task<HoldingProcess> PortalAsync(string folder, CancellationToken cancellationToken) => StartAsync(folder, cancellationToken);

    public static Task<HoldingProcess> TestsAsync(CancellationToken cancellationToken) => StartAsync(Fixture, cancellationToken);

    /// <summary>Ends it without any chance to clean up (SIGKILL).</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    // Runs in the other process, before its test runner. Nothing here may await: threads that enter this assembly wait for this method.
    [ModuleInitializer]
    internal static void Hold()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder)
            return;

        var connectionString = folder == Fixture
            ? TemporaryCluster.StartAsync().GetAwaiter().GetResult()
            : PrivateCluster.StartAsync(TestFolder.Options(folder), NullLogger.Instance, CancellationToken.None).GetAwaiter().GetResult().ConnectionString;
        Console.WriteLine(connectionString);
        Thread.Sleep(Timeout.Infinite);
    }

    private static async Task<HoldingProcess> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(HoldingProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment[Folder] = folder;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        return new HoldingProcess(
            process, line ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Process {process.Id} ended early.")));
    }
}
