namespace AlliancePortal.Casework.Persistence.Cluster;

internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <exception cref="ClusterFailedException">The command ended with an error.</exception>
    public CommandResult Ensure(string what) =>
        Succeeded ? this : throw new ClusterFailedException($"{what} failed (exit code {ExitCode}): {(Error + Output).Trim()}");
}
