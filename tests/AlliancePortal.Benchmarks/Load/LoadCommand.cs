using System.CommandLine;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Casework.Sealing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>Drives the published portal and a bare floor in turn on one server, and says how far apart they are.</summary>
/// <param name="Cases">How many the data set has.</param>
/// <param name="Rounds">Of each the middle counts.</param>
/// <param name="Seconds">For each kind of call on either side in a round.</param>
/// <param name="Clients">How many call at the same time.</param>
/// <param name="Root">Where data sets, what was published and results are kept.</param>
/// <param name="AsBuilt">The portal as it was built beside this program, instead of a published one, and no starts measured: to see that all of it works.</param>
internal sealed record LoadCommand(int Cases, int Rounds, double Seconds, int[] Clients, string Root, bool AsBuilt)
{
    /// <summary>Calls of each kind of which the statements are looked at.</summary>
    public const int Watched = 20;

    /// <returns>0; 1 when a hot statement reads a table from end to end that grows with the cases.</returns>
    public async Task<int> RunAsync()
    {
        string[] program = AsBuilt ? ["dotnet", typeof(AlliancePortal.Web.Host.PortalHost).Assembly.Location] : await PublishedPortal.PublishAsync(Path.Combine(Root, "artifacts"));
        var set = await DataSet.OfAsync(Root, Cases, AsBuilt ? null : program);
        var portal = new PublishedPortal(program, set.Folder);
        double? withDatabase = null;
        if (!AsBuilt)
            await using (var whole = await portal.StartAsync(database: null)) withDatabase = whole.FirstAnswer.TotalSeconds;

        var options = new ClusterOptions { DataFolder = set.Folder };
        Statements.Prepare(options);
        await using var cluster = await PrivateCluster.StartAsync(options, NullLogger.Instance, default);
        var connections = PortalConnections.From(cluster.ConnectionString, MasterKey.FromFile(Path.Combine(set.Folder, "keys", "master.key")));
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database, MaxPoolSize = 2 });
        var (rows, own, agency) = await SizeAsync(admin);
        Console.WriteLine($"{rows} cases, {own} of them in the measured team's list");
        var (floorDatabase, floorIds) = await FloorTables.FillAsync(cluster.ConnectionString, agency, own, rows);
        await using var floor = await ServedProcess.StartAsync(["dotnet", typeof(LoadCommand).Assembly.Location, "floor", "--database", floorDatabase], new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" }, set.Folder + ".floor.log", "/ready");
        await using var served = await portal.StartAsync(cluster.ConnectionString);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var idle = ProcessFigures.Memory(served.Id);
        var idleCpu = await IdleAsync(served.Id, cluster.ProcessId);

        var portalCalls = await Load.Calls.OfPortalAsync(served.Port);
        double Ours() => ProcessFigures.Cpu(Environment.ProcessId) + ProcessFigures.Cpu(floor.Id) + ProcessFigures.Cpu(served.Id) + ProcessFigures.CpuWithChildren(cluster.ProcessId);
        var (ours, all) = (Ours(), ProcessFigures.CpuOfAll());
        var measured = Drives(floor, Load.Calls.OfFloor(agency, floorIds), served, portalCalls, cluster.ProcessId);
        var others = 1 - (Ours() - ours) / (ProcessFigures.CpuOfAll() - all);
        var loaded = ProcessFigures.Memory(served.Id);
        var result = new LoadResult(DateTimeOffset.UtcNow, Repository.Commit, $"load --cases {Cases} --rounds {Rounds} --seconds {Seconds} --clients {string.Join(',', Clients)}", Cases, rows, own, set.Made,
            served.FirstAnswer.TotalSeconds, withDatabase, idle, loaded, idleCpu, others, await Load.Calls.FoundAsync(served.Port), await BoardCheck.OfAsync(served.Port, Load.Calls.Supervisor), measured);
        var hot = await HotAsync(new Statements(admin, Path.Combine(set.Folder, "pg")), served.Port, portalCalls, rows);
        return await new Report(Path.Combine(Root, "results")).WriteAsync(result, hot) ? 0 : 1;
    }

    private List<Measured> Drives(ServedProcess floor, IReadOnlyList<Call> floorCalls, ServedProcess portal, IReadOnlyList<Call> portalCalls, int database)
    {
        var rounds = new Dictionary<(string What, int Clients), List<Timing>>();
        void Run(ServedProcess server, Call call, int clients)
        {
            var timing = Drive.For(TimeSpan.FromSeconds(Seconds), clients, server.Port, call.Request, server.Id, database);
            Console.WriteLine($"{call.Name}, {clients}: p50 {timing.P50:0.00} p95 {timing.P95:0.00} ms, {timing.PerSecond:0}/s, CPU {timing.ServerCpu:0.00} + {timing.DatabaseCpu:0.00} ms");
            if (!rounds.TryGetValue((call.Name, clients), out var all)) rounds[(call.Name, clients)] = all = [];
            all.Add(timing);
        }

        // What runs often is compiled anew by the server with what it has learned; measured is the daily state.
        foreach (var call in floorCalls) Drive.WarmUp(floor.Port, call.Request, Seconds);
        foreach (var call in portalCalls) Drive.WarmUp(portal.Port, call.Request, Seconds);
        for (var round = 0; round < Rounds; round++)
            foreach (var clients in Clients)
                foreach (var call in portalCalls.Where(call => clients == 1 || call.Many))
                {
                    if (floorCalls.FirstOrDefault(below => below.Name == call.Floor) is { } below) Run(floor, below, clients);
                    Run(portal, call, clients);
                }

        return [.. rounds.Select(one => new Measured(one.Key.What, one.Key.Clients, Timing.Median(one.Value)))];
    }

    private static async Task<Dictionary<string, IReadOnlyList<Statement>>> HotAsync(Statements statements, int port, IReadOnlyList<Call> calls, long cases)
    {
        var rows = await statements.RowsAsync();
        var hot = new Dictionary<string, IReadOnlyList<Statement>>();
        using var client = new LeanClient(port);
        foreach (var call in calls)
            hot[call.Name] = await statements.WatchAsync(() => { for (var n = 0; n < Watched; n++) client.Send(call.Request(n)); }, rows, cases);
        return hot;
    }

    private static async Task<(double Portal, double Database)> IdleAsync(int portal, int database)
    {
        const int Time = 3;
        var (before, databaseBefore) = (ProcessFigures.Cpu(portal), ProcessFigures.CpuWithChildren(database));
        await Task.Delay(TimeSpan.FromSeconds(Time));
        return ((ProcessFigures.Cpu(portal) - before) / Time, (ProcessFigures.CpuWithChildren(database) - databaseBefore) / Time);
    }

    private static async Task<(long Rows, long Own, Guid Agency)> SizeAsync(NpgsqlDataSource admin)
    {
        await using var count = admin.CreateCommand("""
            select (select count(*) from casework.cases), (select count(*) from casework.caseload l where l.unit_id = w.unit_ids[1] and l.is_active and not l.is_closed), w.agency_id
            from casework.workers w where w.email = $1
            """);
        count.Parameters.Add(new NpgsqlParameter { Value = Team.Emails[0] });
        await using var reader = await count.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetGuid(2));
    }

    public static Command Command()
    {
        var cases = new Option<int>("--cases") { DefaultValueFactory = _ => 10_000 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 2 };
        var clients = new Option<string>("--clients") { DefaultValueFactory = _ => "1,8" };
        var root = new Option<string>("--folder") { DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "allianceportal-load") };
        var asBuilt = new Option<bool>("--as-built");
        var command = new Command("load", "Drives the published portal and a bare floor in turn, and reports how far apart they are.") { cases, rounds, seconds, clients, root, asBuilt };
        command.SetAction((given, _) => new LoadCommand(given.GetValue(cases), given.GetValue(rounds), given.GetValue(seconds),
            [.. given.GetValue(clients)!.Split(',').Select(int.Parse)], Path.GetFullPath(given.GetValue(root)!), given.GetValue(asBuilt)).RunAsync());
        return command;
    }
}
