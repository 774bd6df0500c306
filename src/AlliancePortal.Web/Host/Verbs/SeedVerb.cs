using System.CommandLine;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Seeding;
using AlliancePortal.Web.DemoData;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary><c>seed --cases N</c>: invented cases by the thousand in a second, for measuring and demonstrating.</summary>
internal sealed class SeedVerb
{
    private readonly Option<int> cases = new("--cases") { Description = "How many cases.", Required = true };
    private readonly Option<long> seed = new("--seed") { Description = "The same people for the same number; another one adds others.", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> agencies = new("--agencies") { Description = "Codes of the agencies that open them; the first has three in ten.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. LoadPlan.UsualAgencies] };
    private readonly Option<int> days = new("--days") { Description = "Over how many days up to now they were opened.", DefaultValueFactory = _ => 1095 };
    private readonly Option<int> workers = new("--workers") { Description = "How many batches are written at once.", DefaultValueFactory = _ => Environment.ProcessorCount + 1 };
    private readonly Option<bool> anywhere = new("--without-demonstration") { Description = "Load also where there are no demonstration accounts. Invented people cannot be told from real ones afterwards." };

    public SeedVerb(Option<string?> folder)
    {
        cases.Validators.Add(given => { if (given.GetValueOrDefault<int>() < 1) given.AddError("--cases: at least one."); });
        Command = new Command("seed", "Loads invented cases into a demonstration: sealed, findable and audited as if each had been taken in by hand.") { cases, seed, agencies, days, workers, anywhere };
        Command.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            if (!given.GetValue(anywhere) && !await IsDemonstrationAsync(host.Services.GetRequiredService<ICasework>(), cancel))
                throw new LoadRefusedException("This database has no demonstration accounts, so it may hold real people: nothing was loaded. Start the portal once to make a demonstration, or say --without-demonstration.");

            var plan = new LoadPlan
            {
                Cases = given.GetValue(cases),
                Seed = given.GetValue(seed),
                Agencies = [.. given.GetValue(agencies)!.SelectMany(codes => codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
                Days = Math.Max(1, given.GetValue(days)),
                Workers = Math.Max(1, given.GetValue(workers)),
            };
            return await RunAsync(host.Services.GetRequiredService<CaseLoader>(), plan, cancel);
        });
    }

    public Command Command { get; }

    private static async Task<int> RunAsync(CaseLoader loader, LoadPlan plan, CancellationToken cancel)
    {
        try
        {
            var report = await loader.RunAsync(plan, new Shown(), cancel);
            var whole = report.Rows + report.Indexes;
            Console.WriteLine($"\n{report.Loaded} cases in {whole.TotalSeconds:0} s, {report.Loaded / whole.TotalSeconds:0} a second; {report.Indexes.TotalSeconds:0} s of it for indexes, statistics and the checkpoint.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("\nInterrupted. What was loaded is whole; the same command goes on with the rest.");
            return 1;
        }
    }

    // A portal that people use has no such account: they exist only where nobody but the machine itself reaches it.
    private static async Task<bool> IsDemonstrationAsync(ICasework casework, CancellationToken cancel) =>
        (await casework.RunAsync(Actor.Setup, new FindWorker(DemoWorkers.All[0].Email), cancel)).Value.UserId is not null;

    private sealed class Shown : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => Console.Write($"\r{value.Done} of {value.Total} cases, {value.PerSecond:0} a second, {value.Left:hh\\:mm\\:ss} left ");
    }
}
