namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>The usual places for an application's data.</summary>
public static class DataFolders
{
    private const string Name = "allianceportal";

    /// <summary>
    /// <c>/var/lib/allianceportal</c> for root; else <c>allianceportal</c> in the user's data home
    /// (<c>XDG_DATA_HOME</c> or <c>~/.local/share</c>, <c>~/Library/Application Support</c>, <c>%LOCALAPPDATA%</c>).
    /// </summary>
    /// <exception cref="ClusterFailedException">The user has no home folder.</exception>
    public static string Default()
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            return Path.Combine("/var/lib", Name);

        var home = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return string.IsNullOrEmpty(home)
            ? throw new ClusterFailedException("This user has no home folder to keep a database in. Name one with Portal__DataFolder.")
            : Path.Combine(home, Name);
    }
}
