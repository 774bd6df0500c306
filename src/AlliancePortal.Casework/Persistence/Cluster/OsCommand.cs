using System.ComponentModel;
using System.Diagnostics;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>Runs a program of the operating system to its end.</summary>
internal static class OsCommand
{
    public static Task<CommandResult> RunAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(program, arguments, null, cancellationToken);

    public static async Task<CommandResult> RunAsync(
        string program, string[] arguments, DatabaseAccount? account, CancellationToken cancellationToken)
    {
        if (account is not null)
            (program, arguments) = account.Wrap(program, arguments);

        using var process = new Process { StartInfo = Describe(program, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new CommandResult(-1, "", e.Message);
        }

        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new CommandResult(
                process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            // The caller's folder may be closed to the database's account.
            WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(program)) ?? "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // PGPORT, PGDATA, PGOPTIONS … of the caller's shell must not bend the private cluster.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
