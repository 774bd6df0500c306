using System.Globalization;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>pgBackRest on a server of the site.</summary>
internal static class Backups
{
    /// <summary>A whole one, taken while the server works; archiving begins with it.</summary>
    public static async Task TakeAsync(Machine machine)
    {
        await Os.RunAsync(machine.Settings, "pgbackrest", "stanza-create");
        await Os.RunAsync(machine.Settings, "pgbackrest", "backup", "--type=full");
    }

    /// <summary>Waits until all that was committed is in the archive.</summary>
    public static async Task ArchiveAllAsync(string connection)
    {
        await using var rows = new Rows(connection);
        var last = (await rows.ListAsync("select pg_walfile_name(pg_switch_wal())"))[0];
        await Until.ItIsAsync("the log is archived", async () => (await rows.ListAsync($"select (coalesce(last_archived_wal, '') >= '{last}')::text from pg_stat_archiver"))[0] == "true");
    }

    /// <summary>Restores the backup and the archive after it into an empty folder and starts a server of its own on it.</summary>
    /// <returns>What stops it.</returns>
    public static async Task<Func<Task>> RestoreAsync(Site site, Machine machine, int port)
    {
        var folder = machine.Data + "-restored";
        var settings = new Dictionary<string, string>(machine.Settings) { ["PGBACKREST_PG1_PATH"] = folder, ["PGBACKREST_PG1_PORT"] = port.ToString(CultureInfo.InvariantCulture) };
        await Os.RunAsync(settings, "mkdir", "-m", "700", folder);
        await Os.RunAsync(settings, "pgbackrest", "restore", "--archive-mode=off");
        var control = Path.Combine(site.Programs, "pg_ctl");
        await Os.RunAsync(settings, control, "-D", folder, "-l", folder + ".log", "-w", "-t", "120", "-o", $"-c port={port} -c archive_mode=off -c synchronous_standby_names=", "start");
        await using var rows = new Rows($"{site.ConnectionTo([])};Host=127.0.0.1:{port};Pooling=false");
        await Until.ItIsAsync("the restored server has read the archive", async () => (await rows.ListAsync("select pg_is_in_recovery()::text"))[0] == "false");
        return () => Os.RunAsync(settings, control, "-D", folder, "-m", "fast", "-w", "stop");
    }
}
