using System.Text;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>A figure that the portal has to reach, and what was measured.</summary>
/// <param name="Met">Null: not for this number of cases.</param>
internal sealed record Goal(string What, string Wanted, string Measured, bool? Met)
{
    public static IEnumerable<Goal> Of(LoadResult result)
    {
        if (result.Find(Load.Calls.FloorCreate, 1) is not { } create) yield break;
        foreach (var call in Load.Calls.Pairs)
        {
            if (result.Find(call.Name, 1) is not { } portal || result.Find(call.Floor, 1) is not { } floor) continue;
            if (call.Name == Load.Calls.Intake)
                yield return Most(call.Name, $"p50 ≤ 6 × {create.P50:0.00} ms (floor create)", portal.P50, 6 * create.P50, "ms");
            else
                yield return Most(call.Name, $"p50 ≤ 2.5 × ({floor.P50:0.00} + {create.P50:0.00}) ms (floor of the call and of an insert)", portal.P50, 2.5 * (floor.P50 + create.P50), "ms");
            if (call.Name.StartsWith(Load.Calls.Search, StringComparison.Ordinal)) yield return Most(call.Name, "p95 ≤ 15 ms at a million", portal.P95, 15, "ms", result.Cases >= 1_000_000);
        }

        if (result.Find(Load.Calls.FloorCreate, 8) is { } inserts)
        {
            foreach (var (name, floorName) in new[] { (Load.Calls.List, Load.Calls.FloorList), (Load.Calls.Open, Load.Calls.FloorOpen) })
                if (result.Find(name, 8) is { } portal && result.Find(floorName, 8) is { } floor)
                    yield return Least($"{name}, 8 clients", $"≥ 50 % of 1 / (1/{floor.PerSecond:0} + 1/{inserts.PerSecond:0}) a second", portal.PerSecond, 0.5 / (1 / floor.PerSecond + 1 / inserts.PerSecond));
            if (result.Find(Load.Calls.Intake, 8) is { } intake)
                yield return Least($"{Load.Calls.Intake}, 8 clients", $"≥ 20 % of {inserts.PerSecond:0} a second (floor create)", intake.PerSecond, 0.2 * inserts.PerSecond);
        }

        // Measured elsewhere on the same kind of machine at 100,000 cases: Redmine 5 and Request Tracker 5.
        foreach (var (name, redmine, tracker) in new[] { (Load.Calls.List, 92, 657), ($"{Load.Calls.Search}, a common name", 176, 729), (Load.Calls.Open, 70, 258) })
            if (result.Find(name, 1) is { } portal)
                yield return Most(name, $"at 100,000: p50 ≤ 1/50 of Redmine's {redmine} ms and 1/200 of RT's {tracker} ms", portal.P50, Math.Min(redmine / 50.0, tracker / 200.0), "ms", result.Cases == 100_000);
        foreach (var name in new[] { Load.Calls.Board, Load.Calls.Home })
            if (result.Find(name, 1) is { } portal) yield return Most(name, "p95 ≤ 20 ms at a million", portal.P95, 20, "ms", result.Cases >= 1_000_000);
        yield return new Goal(Load.Calls.Board, "its numbers are its lists", result.Board.Differing.Count == 0 ? $"{result.Board.Walked} of {result.Board.Numbers} lists walked, all equal" : string.Join("; ", result.Board.Differing), result.Board.Differing.Count == 0);
        yield return Most("memory, idle", "≤ 150 MiB", result.IdleMemory, 150, "MiB");
        yield return Most("memory, after load", "≤ 300 MiB", result.LoadedMemory, 300, "MiB");
        yield return Most("first answer on an existing database", "≤ 2 s", result.Start, 2, "s");
        if (result.Made.Demonstration is { } demonstration) yield return Most("first answer on a new database with the demonstration", "≤ 25 s", demonstration, 25, "s");
        yield return Least("loading", "≥ 1,500 cases a second", result.Made.Cases / result.Made.Loading, 1500);
    }

    /// <summary>Writes them as a table.</summary>
    public static void Table(StringBuilder text, IEnumerable<Goal> goals)
    {
        text.AppendLine("| Goal | | Measured | |");
        text.AppendLine("|---|---|---|---|");
        foreach (var goal in goals) text.AppendLine($"| {goal.What} | {goal.Wanted} | {goal.Measured} | {(goal.Met switch { true => "met", false => "**not met**", null => "other size" })} |");
        text.AppendLine();
    }

    public static Goal Most(string what, string wanted, double measured, double most, string unit, bool counts = true) =>
        new(what, wanted, $"{measured:0.00} {unit}, {measured / most:0.00} of it", counts ? measured <= most : null);

    private static Goal Least(string what, string wanted, double measured, double least) =>
        new(what, wanted, $"{measured:0} a second, {measured / least:0.00} of it", measured >= least);
}
