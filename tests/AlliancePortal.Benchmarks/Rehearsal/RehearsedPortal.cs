using System.Diagnostics;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>The portal as it was built beside this program, on given servers.</summary>
/// <param name="Folder">Its data folder, with the master key.</param>
/// <param name="Database">Superuser's connection string.</param>
/// <param name="Keyring">The same for the keyring's server.</param>
internal sealed record RehearsedPortal(string Folder, string Database, string Keyring)
{
    private static readonly string[] Program = ["dotnet", typeof(AlliancePortal.Web.Host.PortalHost).Assembly.Location];

    private Dictionary<string, string> Settings => new()
    {
        ["Portal__DataFolder"] = Folder,
        ["Portal__DemoPassword"] = MeasuredPortal.Password,
        ["Portal__Demo"] = "true",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ConnectionStrings__Portal"] = Database,
        ["ConnectionStrings__Keyring"] = Keyring,
    };

    public Task<ServedProcess> StartAsync(string name) => ServedProcess.StartAsync(Program, Settings, $"{Folder}.{name}.log", "/health/ready");

    /// <exception cref="InvalidOperationException">The audit does not hold.</exception>
    public async Task<string> VerifyAuditAsync()
    {
        var start = new ProcessStartInfo(Program[0], [.. Program[1..], "audit", "verify"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The audit does not hold: {output}");
    }
}
