using System.Globalization;
using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>What open pages cost: idle ones their memory, live ones the time until they answer, and what is left of them after they were closed.</summary>
/// <param name="Idle">Pages at which nobody does anything.</param>
/// <param name="Live">Pages at which somebody acts every ten seconds.</param>
/// <param name="Minutes">For which they do.</param>
internal sealed record OpenPages(int Idle, int Live, double Minutes)
{
    private const int Warming = 20;
    private const double HeapGoal = 512; // KiB
    private const double ResidentGoal = 1.2 * 1024; // KiB
    private const double AnswerGoal = 250; // ms
    private const double Left = 0.1;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    // The framework keeps a page whose line broke for three minutes.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(215);

    public async Task<Part> MeasureAsync(ServedProcess portal)
    {
        await using var crowd = await Crowd.SignInAsync(portal.Port, Math.Max(Idle, Live));
        await crowd.OpenAsync(Warming);
        await Acting.ForAsync(crowd.Open, Rest, every: TimeSpan.FromSeconds(2));
        await crowd.CloseAsync();
        await Task.Delay(Rest);
        var empty = await Memory.OfAsync(portal.Id);
        Console.WriteLine($"empty: {empty}");

        await crowd.OpenAsync(Idle);
        await Task.Delay(Rest);
        var idle = await Memory.OfAsync(portal.Id);
        Console.WriteLine($"{Idle} pages: {idle}");

        await crowd.OpenAsync(Live);
        var before = ProcessFigures.Cpu(portal.Id);
        var (times, failures) = await Acting.ForAsync(crowd.Open, TimeSpan.FromMinutes(Minutes), every: TimeSpan.FromSeconds(10));
        var cpu = (ProcessFigures.Cpu(portal.Id) - before) / (Minutes * 60_000);
        var lost = crowd.Open.Where(circuit => circuit.Lost is not null).Select(circuit => circuit.Lost).ToList();
        var live = await Memory.OfAsync(portal.Id);
        Console.WriteLine($"{Live} pages: {live}; {times}, {lost.Count} lost, {failures.Count} not answered, {100 * cpu:0} % of one core");
        await crowd.CloseAsync();
        await Task.Delay(Forgotten);
        var after = await Memory.OfAsync(portal.Id);
        Console.WriteLine($"closed: {after}");

        var (heap, resident) = ((idle.Heap - empty.Heap) * 1024 / Idle, (idle.Resident - empty.Resident) * 1024 / Idle);
        return new Part(
            [($"action at one of {Live} pages", times)],
            [
                Goal.Most($"{Idle} idle pages", $"≤ {HeapGoal:0} KiB of heap each", heap, HeapGoal, "KiB"),
                Goal.Most($"{Idle} idle pages", $"≤ {ResidentGoal:0} KiB resident each", resident, ResidentGoal, "KiB"),
                Goal.Most($"{Live} live pages, each acting every 10 s", $"p95 ≤ {AnswerGoal:0} ms from the action to the changes", times.P95, AnswerGoal, "ms"),
                new Goal($"{Live} live pages", $"none lost in {Minutes:0.#} minutes", lost.Count + failures.Count == 0 ? $"{times.Count} actions, all answered" : string.Join("; ", lost.Concat(failures).Take(3)), lost.Count + failures.Count == 0),
                Back("heap after they were closed", after.Heap, empty.Heap),
                Back("resident after they were closed", after.Resident, empty.Resident),
            ],
            string.Create(CultureInfo.InvariantCulture, $"""
            Memory in MiB, heap after a collection and resident (PSS) before it: {empty} without pages, {idle} with {Idle} idle, {live} with {Live} after {Minutes:0.#} minutes, {after} some minutes after they were closed, half of them without a word.
            The portal took {100 * cpu:0} % of one core while {Live} pages acted. They are opened by a client that draws nothing, on the same machine.
            """));
    }

    private static Goal Back(string what, double after, double before) =>
        new(what, $"back to ±{100 * Left:0} %", $"{after:0.0} MiB after {before:0.0} MiB, {after / before:0.00} of it", Math.Abs(after / before - 1) <= Left);

    /// <summary>MiB of the portal.</summary>
    private sealed record Memory(double Heap, double Resident)
    {
        public static async Task<Memory> OfAsync(int process)
        {
            var resident = ProcessFigures.Memory(process);
            return new Memory(await Circuits.Heap.AfterCollectionAsync(process), resident);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Heap:0.0} and {Resident:0.0}");
    }
}
