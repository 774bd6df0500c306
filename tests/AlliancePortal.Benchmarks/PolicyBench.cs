using System.CommandLine;
using System.Diagnostics;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Benchmarks;

/// <summary>Times each shape of policy on the same rows in the same run, with the plan that PostgreSQL chose.</summary>
internal sealed class PolicyBench(MeasuredPortal portal)
{
    private const int Calls = 30;
    private const string Page = "select case_id, number, last_activity_at from casework.caseload where unit_id = '{unit}' and is_active and not is_closed order by last_activity_at desc, case_id desc limit 26";
    private const string AllMine = "select case_id, number, last_activity_at from casework.caseload where is_active and not is_closed order by last_activity_at desc, case_id desc limit 26";
    private const string Named = """
        select r.case_id, r.number from casework.caseload r where r.unit_id = '{unit}' and r.is_active and not r.is_closed
           and r.case_id in (select t.case_id from casework.search_tokens t where t.unit_id = '{unit}' and t.token = sha256('name 40'))
        order by r.case_id desc limit 26
        """;
    private const string OneSection = "select * from casework.identity_essentials where case_id = '{case}'";

    private readonly TicketKey key = portal.App.Services.GetRequiredService<TicketKey>();

    public static Command Command()
    {
        var cases = new Option<int>("--cases") { DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("policies", "Each shape of policy on the same rows, with its plan.") { cases };
        command.SetAction(async (given, _) =>
        {
            await using var portal = await MeasuredPortal.StartAsync();
            await new PolicyBench(portal).MeasureAsync(given.GetValue(cases));
        });
        return command;
    }

    private async Task MeasureAsync(int cases)
    {
        var connections = portal.App.Services.GetRequiredService<PortalConnections>();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database, CommandTimeout = 0 }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        var (user, agency, unit) = await WorkerAsync(connection);
        await RunAsync(connection, MillionCases.Fill, ("cases", cases), ("user", user), ("agency", agency), ("unit", unit));
        var some = (Guid)(await ScalarAsync(connection, "select case_id from casework.caseload where unit_id = @unit order by case_id limit 1 offset 100", ("unit", unit)))!;
        var ticket = Ticket.Of(Role.PoliceInvestigator, user, agency, [unit], [], DateTimeOffset.UtcNow);

        Console.WriteLine($"| {cases} cases, {Calls} calls each, ms | p50 | p95 | plan |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (what, sql, shapes) in new[]
        {
            ("list, one unit asked for", Page, PolicyShape.ForLists), ("list, left to the policy", AllMine, PolicyShape.ForLists),
            ("search by a token", Named, PolicyShape.ForLists), ("a section of one case", OneSection, PolicyShape.ForSections),
        })
        {
            foreach (var shape in shapes)
                await TryAsync(connection, ticket, what, shape, sql.Replace("{unit}", $"{unit}").Replace("{case}", $"{some}"));
        }
    }

    private async Task TryAsync(NpgsqlConnection connection, Ticket ticket, string what, PolicyShape shape, string sql)
    {
        await using var work = await connection.BeginTransactionAsync();
        if (shape.Setup.Length > 0) await RunAsync(connection, shape.Setup);
        if (shape.Role.Length > 0) await RunAsync(connection, $"set local role {shape.Role}");
        await RunAsync(connection, "set local statement_timeout = '20s'");
        await RunAsync(connection, "select access.enter(@ticket)", ("ticket", ticket.Sign(key.Key, key.Id, connection.ProcessID, DateTimeOffset.UtcNow + Ticket.Life)));
        try
        {
            var plan = new List<string>();
            await using (var explain = new NpgsqlCommand("explain (costs off) " + sql, connection))
            await using (var reader = await explain.ExecuteReaderAsync())
                while (await reader.ReadAsync()) plan.Add(reader.GetString(0));
            var times = new List<double>();
            var first = Stopwatch.GetTimestamp();
            for (var n = 0; n < Calls && Stopwatch.GetElapsedTime(first) < TimeSpan.FromSeconds(30); n++)
            {
                var started = Stopwatch.GetTimestamp();
                await using var command = new NpgsqlCommand(sql, connection);
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) { }
                if (n > 2 || n == Calls - 1) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            times.Sort();
            var scans = string.Join(", ", plan.Select(line => line.Trim().TrimStart('-', '>', ' ')).Where(line => line.Contains("Scan", StringComparison.Ordinal)).Distinct().Take(3));
            Console.WriteLine(times.Count == 0
                ? $"| {what}: {shape.Name} | > 10 000 | | {scans} |"
                : $"| {what}: {shape.Name} | {times[times.Count / 2]:0.00} | {times[times.Count * 95 / 100]:0.00} | {scans} |");
        }
        catch (PostgresException refused)
        {
            Console.WriteLine($"| {what}: {shape.Name} | {refused.SqlState} | | {refused.MessageText} |");
        }
    }

    private static async Task<(Guid User, Guid Agency, Guid Unit)> WorkerAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select id, agency_id, unit_ids[1] from casework.workers where role = 'police_investigator' limit 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params (string Name, object Value)[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, params (string Name, object Value)[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, (string Name, object Value)[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
