using System.CommandLine;
using System.Globalization;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>Loses servers under load and restores a backup, with real programs on this machine, and prints what came of it.</summary>
/// <param name="Folder">An absent folder; everything is in it and it stays, to be looked at.</param>
/// <param name="Before">Answered writes before each failure and after it.</param>
internal sealed record RehearseCommand(string Folder, int Before)
{
    private readonly List<(string What, string Seen, bool Holds)> results = [];

    /// <returns>0; 1 when something did not hold.</returns>
    public async Task<int> RunAsync()
    {
        if (Directory.Exists(Folder)) throw new InvalidOperationException($"{Folder} is there already; name another.");
        await using var site = await Site.StartAsync(Folder);
        Say("Three servers and the keyring's stand");
        var portal = new RehearsedPortal(Path.Combine(Folder, "portal"), site.ConnectionTo(site.Cases), site.ConnectionTo([site.Keyring]));
        IReadOnlyDictionary<Guid, string> names;
        await using (var served = await portal.StartAsync("first"))
        {
            Say($"The portal answers after {served.FirstAnswer.TotalSeconds:0.0} s with the demonstration");
            var writers = await Writers.StartAsync(served.Port);
            await using (writers)
            {
                await LoseAsync(site, writers, "PostgreSQL of the primary killed (-9)", machine => machine.KillPostgres(), comesBack: false);
                await LoseAsync(site, writers, "Whole primary lost (PostgreSQL, Patroni and all, -9)", machine => machine.PowerOff(), comesBack: true);
                await site.IsWholeAsync();
                foreach (var machine in new[] { (await site.PrimaryAsync())!, site.Keyring }) await Backups.TakeAsync(machine);
                Say("Backups taken while the portal was written to");
                await writers.WriteAsync(Before);
            }

            await LostAsync(site, writers);
            names = writers.Cases;
        }

        results.AddRange(await RestoreCheck.RunAsync(site, (await site.PrimaryAsync())!, portal, names));
        Print();
        return results.All(result => result.Holds) ? 0 : 1;
    }

    private async Task LoseAsync(Site site, Writers writers, string what, Action<Machine> kill, bool comesBack)
    {
        await writers.WriteAsync(Before);
        var (lost, before) = ((await site.PrimaryAsync())!, writers.Written);
        kill(lost);
        writers.Failed();
        var (first, all) = await writers.RecoveredAsync();
        results.Add(($"{what}: seconds until a write was answered; until all eight clients wrote", string.Create(CultureInfo.InvariantCulture, $"{first.TotalSeconds:0.0}; {all.TotalSeconds:0.0}"), first.TotalSeconds <= 30));
        Say(results[^1].What + " " + results[^1].Seen);
        await writers.WriteAsync(Before);
        if (comesBack) lost.Start();
        await site.IsWholeAsync();
        results.Add(("… written before that, and from there until three servers worked together again", $"{before}; {writers.Written - before}", true));
    }

    private async Task LostAsync(Site site, Writers writers)
    {
        await using var rows = new Rows($"{site.ConnectionTo(site.Cases)};Target Session Attributes=primary;Database=allianceportal");
        const string Audited = "select count(*) from unnest($1::uuid[]) done where not exists (select 1 from audit.entries a cross join jsonb_array_elements(a.facts) f where a.request = '{0}' and (f->>'s' = done::text or f->>'c' = done::text))";
        var lost = await rows.MissingAsync("select count(*) from unnest($1::uuid[]) done where not exists (select 1 from casework.case_entries e where e.id = done)", writers.Entries)
            + await rows.MissingAsync("select count(*) from unnest($1::uuid[]) done where not exists (select 1 from casework.cases c where c.id = done)", writers.Cases.Keys);
        var silent = await rows.MissingAsync(Audited.Replace("{0}", "AddCaseEntry", StringComparison.Ordinal), writers.Entries) + await rows.MissingAsync(Audited.Replace("{0}", "TakeIn", StringComparison.Ordinal), writers.Cases.Keys);
        results.Add(("Acknowledged writes, all in all", $"{writers.Written}: {writers.Cases.Count} intakes of a child, {writers.Entries.Count} entries", writers.Written >= 1000));
        results.Add(("… of them lost", $"{lost}", lost == 0));
        results.Add(("… of them not in the audit", $"{silent}", silent == 0));
        results.Add(("Answers meanwhile that were no 201", string.Join(", ", writers.Failures.Select(failure => $"{failure.Value} × {failure.Key}")), true));
    }

    private void Print()
    {
        Console.WriteLine($"\n{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {Repository.Commit}, {Environment.ProcessorCount} cores, `rehearse --writes {Before}`\n\n| | Seen | |\n|---|---|---|");
        foreach (var (what, seen, holds) in results) Console.WriteLine($"| {what} | {seen} | {(holds ? "" : "**does not hold**")} |");
    }

    private static void Say(string what) => Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {what}");

    public static Command Command()
    {
        var folder = new Option<string>("--folder") { DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), $"cluster-{DateTime.UtcNow:HHmmss}") };
        var writes = new Option<int>("--writes") { DefaultValueFactory = _ => 500 };
        var command = new Command("rehearse", "Loses database servers under load and restores a backup, with real programs on this machine.") { folder, writes };
        command.SetAction((given, _) => new RehearseCommand(Path.GetFullPath(given.GetValue(folder)!), given.GetValue(writes)).RunAsync());
        return command;
    }
}
