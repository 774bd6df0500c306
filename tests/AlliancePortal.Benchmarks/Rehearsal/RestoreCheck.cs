using System.Globalization;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Rehearsal;

/// <summary>What a backup that was restored on an empty folder is worth: row for row, its audit, and sealed names opened by a portal on it.</summary>
internal static class RestoreCheck
{
    private const int CasesPort = 15451;
    private const int KeyringPort = 15452;
    private const int Opened = 100;

    /// <summary>With nothing writing any more: archives the rest, restores both databases and compares.</summary>
    public static async Task<IReadOnlyList<(string What, string Seen, bool Holds)>> RunAsync(Site site, Machine primary, RehearsedPortal portal, IReadOnlyDictionary<Guid, string> names)
    {
        var (cases, keys) = (site.ConnectionTo([primary]), site.ConnectionTo([site.Keyring]));
        foreach (var server in new[] { cases, keys }) await Backups.ArchiveAllAsync(server);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var stopCases = await Backups.RestoreAsync(site, primary, CasesPort);
        var stopKeyring = await Backups.RestoreAsync(site, site.Keyring, KeyringPort);
        var found = new List<(string, string, bool)> { ("Restored on empty folders, cases and keyring", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s"), true) };
        string At(int port) => $"{site.ConnectionTo([])};Host=127.0.0.1:{port}";
        found.Add(await CompareAsync("cases", $"{cases};Database=allianceportal", $"{At(CasesPort)};Database=allianceportal"));
        found.Add(await CompareAsync("keyring", $"{keys};Database=allianceportal_keyring", $"{At(KeyringPort)};Database=allianceportal_keyring"));

        var restored = portal with { Database = At(CasesPort), Keyring = At(KeyringPort) };
        var verified = await restored.VerifyAuditAsync();
        found.Add(("`-- audit verify` on the restored", verified.Trim(), true));
        await using (var served = await restored.StartAsync("restored"))
        {
            var (client, _) = await PublishedPortal.SignInAsync(served.Port, "investigator@tpiu.demo");
            var good = 0;
            foreach (var (id, name) in names.Take(Opened))
                if ((await client.GetStringAsync($"cases/{id}")).Contains(name, StringComparison.Ordinal)) good++;
            found.Add(("Sealed names opened by a portal on the restored, equal to what was typed", $"{good} of {Math.Min(Opened, names.Count)}", good == Opened));
        }

        await stopCases();
        await stopKeyring();
        return found;
    }

    private static async Task<(string, string, bool)> CompareAsync(string what, string source, string restored)
    {
        await using var before = new Rows(source);
        await using var after = new Rows(restored);
        var (expected, found) = (await before.DigestsAsync(), await after.DigestsAsync());
        var differing = expected.Keys.Union(found.Keys).Where(table => !expected.TryGetValue(table, out var one) || !found.TryGetValue(table, out var other) || one != other).ToList();
        var text = $"{expected.Count} tables, {expected.Values.Sum(one => one.Count)} rows, {differing.Count} tables differ{(differing.Count > 0 ? ": " + string.Join(", ", differing) : "")}";
        var unlogged = await before.UnloggedAsync();
        if (unlogged.Count > 0) text += $"; not compared, unlogged: {string.Join(", ", unlogged)}";
        return ($"Restored {what}, row for row", text, differing.Count == 0);
    }
}
