using System.CommandLine;
using System.Globalization;
using AlliancePortal.Benchmarks.Load;
using AlliancePortal.Benchmarks.Pages.Circuits;
using AlliancePortal.Web.Host;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>Measures the published portal's pages as a person at a browser meets them.</summary>
/// <param name="Cases">How many the data set has.</param>
/// <param name="Clicks">Of each kind.</param>
/// <param name="Delay">Milliseconds that are added each way while somebody types.</param>
/// <param name="Open">How many are open at once.</param>
/// <param name="Only">Letters of the parts: clicks, typing, open pages.</param>
/// <param name="Root">Where data sets, what was published and results are kept.</param>
/// <param name="AsBuilt">The portal as it was built beside this program, instead of a published one: to see that all of it works.</param>
internal sealed record PagesCommand(int Cases, int Clicks, int Delay, OpenPages Open, string Only, string Root, bool AsBuilt)
{
    /// <returns>0.</returns>
    public async Task<int> RunAsync()
    {
        string[] program = AsBuilt ? ["dotnet", typeof(PortalHost).Assembly.Location] : await PublishedPortal.PublishAsync(Path.Combine(Root, "artifacts"));
        var set = await DataSet.OfAsync(Root, Cases, AsBuilt ? null : program);
        if (Only.Contains('o', StringComparison.Ordinal))
            await using (var joining = await MeasuredPortal.StartAsync(set.Folder)) await Team.JoinAsync(joining, Team.Crowd);
        await using var portal = await new PublishedPortal(program, set.Folder).StartAsync(database: null);
        var database = int.Parse(File.ReadLines(Path.Combine(set.Folder, "pg", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        double Ours() => ProcessFigures.CpuOfTree(Environment.ProcessId) + ProcessFigures.CpuWithChildren(database);
        var (ours, all) = (Ours(), ProcessFigures.CpuOfAll());
        var parts = new List<Part>();
        if (Only.Contains('c', StringComparison.Ordinal)) parts.Add(await Clicking.MeasureAsync(portal.Port, Clicks));
        if (Only.Contains('t', StringComparison.Ordinal)) parts.Add(await Typing.MeasureAsync(portal.Port, TimeSpan.FromMilliseconds(Delay)));
        if (Only.Contains('o', StringComparison.Ordinal)) parts.Add(await Open.MeasureAsync(portal));
        var others = 1 - (Ours() - ours) / (ProcessFigures.CpuOfAll() - all);
        await PagesReport.WriteAsync(Path.Combine(Root, "results"), Cases, $"pages --cases {Cases} --clicks {Clicks} --delay {Delay} --idle {Open.Idle} --live {Open.Live} --minutes {Open.Minutes:0.#} --only {Only}", others, parts);
        return 0;
    }

    public static Command Command()
    {
        var cases = new Option<int>("--cases") { DefaultValueFactory = _ => 10_000 };
        var clicks = new Option<int>("--clicks") { DefaultValueFactory = _ => 20 };
        var delay = new Option<int>("--delay") { DefaultValueFactory = _ => 300 };
        var idle = new Option<int>("--idle") { DefaultValueFactory = _ => 200 };
        var live = new Option<int>("--live") { DefaultValueFactory = _ => 500 };
        var minutes = new Option<double>("--minutes") { DefaultValueFactory = _ => 3 };
        var only = new Option<string>("--only") { DefaultValueFactory = _ => "cto" };
        var root = new Option<string>("--folder") { DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "allianceportal-load") };
        var asBuilt = new Option<bool>("--as-built");
        var command = new Command("pages", "Measures pages in a browser, and what open ones cost.") { cases, clicks, delay, idle, live, minutes, only, root, asBuilt };
        command.SetAction((given, _) => new PagesCommand(given.GetValue(cases), given.GetValue(clicks), given.GetValue(delay),
            new OpenPages(given.GetValue(idle), given.GetValue(live), given.GetValue(minutes)), given.GetValue(only)!, Path.GetFullPath(given.GetValue(root)!), given.GetValue(asBuilt)).RunAsync());
        return command;
    }
}
