using System.Diagnostics;

namespace AlliancePortal.Testing.Postgres;

/// <summary>
/// A shell that waits for the end of this process, which it notices by its input closing, however the process ends. It then stops the
/// cluster at once and removes the folder.
/// </summary>
internal sealed class ClusterWatchdog
{
    private const string Script = """
        trap '' INT TERM HUP
        cat > /dev/null
        if pid=$(head -n 1 "$1/pg/postmaster.pid" 2> /dev/null); then
            kill -QUIT "$pid"
            for i in 1 2 3 4 5 6 7 8 9 10; do
                kill -0 "$pid" 2> /dev/null || break
                sleep 0.2
            done
        fi
        rm -rf "$1"
        """;

    private readonly Process shell;

    private ClusterWatchdog(Process shell) => this.shell = shell;

    /// <returns><see langword="null"/> on Windows, which has no such shell: a killed test process leaves its cluster behind there.</returns>
    public static ClusterWatchdog? Start(string folder)
    {
        if (OperatingSystem.IsWindows())
            return null;

        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "watchdog", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ClusterWatchdog(Process.Start(start)!);
    }

    public void Release()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
    }
}
