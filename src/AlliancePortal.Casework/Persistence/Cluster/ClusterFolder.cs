using System.Globalization;

namespace AlliancePortal.Casework.Persistence.Cluster;

/// <summary>The parts of a data folder. Everything but <c>pg</c> and the password belongs to the account that runs the portal.</summary>
internal sealed record ClusterFolder(string Root)
{
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnly = OwnerReads | UnixFileMode.UserExecute;

    public string Lock => Path.Combine(Root, "portal.lock");
    public string Data => Path.Combine(Root, "pg");
    public string Password => Path.Combine(Root, "pg.password");
    public string Settings => Path.Combine(Root, "pg.conf");
    public string Access => Path.Combine(Root, "pg_hba.conf");
    public string Port => Path.Combine(Root, "pg.port");
    public string StartLog => Path.Combine(Data, "start.log");
    public string ServerLog => Path.Combine(Data, "log");

    /// <summary>Major version of the database kept here, if any.</summary>
    public int? Major => File.Exists(Path.Combine(Data, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
        : null;

    /// <summary>Opens a data folder, creating it closed to everybody else.</summary>
    /// <exception cref="ClusterFailedException">It cannot be created or written to.</exception>
    public static ClusterFolder Open(string path)
    {
        var folder = new ClusterFolder(Path.GetFullPath(path));
        try
        {
            if (!Directory.Exists(folder.Root))
                CreatePrivate(folder.Root);
            File.WriteAllText(Path.Combine(folder.Root, ".writable"), "");
            File.Delete(Path.Combine(folder.Root, ".writable"));
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterFailedException(
                $"The data folder {folder.Root} cannot be used by {Environment.UserName}: {e.Message} Name another one with Portal__DataFolder.", e);
        }
    }

    public static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Writes a file that only its owner can read, whatever the umask.</summary>
    public static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerReads;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    /// <summary>Writes a file that PostgreSQL's account can read too; the folder around it stays closed to others.</summary>
    public static void WriteForDatabase(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerReads | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
