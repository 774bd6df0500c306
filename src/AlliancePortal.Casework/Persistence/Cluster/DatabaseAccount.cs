namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>The operating system's account that PostgreSQL runs as when the portal is started by root, which PostgreSQL refuses to run as.</summary>
internal sealed record DatabaseAccount(string Name, string Group)
{
    private static readonly string[] Switches = ["/usr/sbin/runuser", "/sbin/runuser", "/usr/bin/runuser", "/usr/bin/sudo"];

    /// <summary>
    /// The owner of an existing database; for a new one <c>postgres</c>, else <c>nobody</c>.
    /// <see langword="null"/> when the portal's own account can run PostgreSQL.
    /// </summary>
    public static async Task<DatabaseAccount?> ChooseAsync(string existingData, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;

        string[] candidates = ["postgres", "nobody"];
        if (Directory.Exists(existingData) && await OwnerAsync(existingData, cancellationToken) is { } owner and not "root")
            candidates = [owner];

        foreach (var name in candidates)
        {
            var group = await OsCommand.RunAsync("id", ["-gn", name], cancellationToken);
            if (group.Succeeded)
                return new DatabaseAccount(name, group.Output.Trim());
        }

        throw new ClusterFailedException(
            "PostgreSQL does not run as root, and this system has neither an account \"postgres\" nor \"nobody\". Start the portal as an ordinary user.");
    }

    /// <summary>The command line that runs <paramref name="program"/> as this account.</summary>
    public (string Program, string[] Arguments) Wrap(string program, string[] arguments)
    {
        var change = Switches.FirstOrDefault(File.Exists)
            ?? throw new ClusterFailedException(
                "PostgreSQL does not run as root, and neither runuser nor sudo is here to change the account. Start the portal as an ordinary user.");
        return (change, ["-u", Name, "--", program, .. arguments]);
    }

    /// <summary>Makes this account the owner of a file or folder.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken) =>
        (await OsCommand.RunAsync("chown", [$"{Name}:{Group}", path], cancellationToken)).Ensure("chown");

    /// <summary>Lets this account pass through a folder that stays root's.</summary>
    public async Task LetThroughAsync(string folder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            return;

        (await OsCommand.RunAsync("chgrp", [Group, folder], cancellationToken)).Ensure("chgrp");
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute);
    }

    private static async Task<string> OwnerAsync(string path, CancellationToken cancellationToken)
    {
        string[] arguments = OperatingSystem.IsMacOS() ? ["-f", "%Su", path] : ["-c", "%U", path];
        return (await OsCommand.RunAsync("stat", arguments, cancellationToken)).Ensure("stat").Output.Trim();
    }
}
