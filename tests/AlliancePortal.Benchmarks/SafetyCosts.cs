using System.CommandLine;
using System.Security.Cryptography;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Benchmarks;

/// <summary>
/// What row-level security and the audit cost: the same calls with each of them and both switched off in the thrown-away database, in turn within one run, as ratios of the medians.
/// Sealing cannot be switched off; its cost is the time to open as many envelopes of the same lengths as one case holds.
/// </summary>
internal sealed class SafetyCosts(MeasuredPortal portal)
{
    private const int Rounds = 5;
    private const string Policies = "alter role portal_app nobypassrls";
    private const string NoPolicies = "alter role portal_app bypassrls";
    private const string NoAudit = "create or replace function audit.append(request text, outcome text, facts jsonb) returns int language sql as 'select 0'";

    // Of the case with most of them, text of its envelopes in bytes: every column of bytes in a table of entries about one case, less the 29 of version, nonce and tag.
    private const string Envelopes = """
        with found as (select query_to_xml(format('select case_id, octet_length(%I) - 29 as length from casework.%I where octet_length(%I) > 29', c.column_name, c.table_name, c.column_name), false, false, '') as rows
            from information_schema.columns c where c.table_schema = 'casework' and c.data_type = 'bytea' and c.table_name <> 'search_tokens'
              and exists (select from information_schema.columns k where k.table_schema = 'casework' and k.table_name = c.table_name and k.column_name = 'case_id')),
        each as (select r.case_id, r.length from found, xmltable('/table/row' passing found.rows columns case_id uuid path 'case_id', length int path 'length') r)
        select length from each where case_id = (select case_id from each group by case_id order by count(*) desc limit 1)
        """;

    public static Command Command()
    {
        var cases = new Option<int>("--cases") { DefaultValueFactory = _ => 14_000 };
        var calls = new Option<int>("--calls") { DefaultValueFactory = _ => 100 };
        var command = new Command("costs", "What row-level security, audit and sealing cost.") { cases, calls };
        command.SetAction(async (given, _) =>
        {
            await using var portal = await MeasuredPortal.StartAsync();
            await Invented.LoadAsync(portal, given.GetValue(cases));
            await new SafetyCosts(portal).MeasureAsync(given.GetValue(cases), given.GetValue(calls));
        });
        return command;
    }

    private async Task MeasureAsync(int cases, int calls)
    {
        var connections = portal.App.Services.GetRequiredService<PortalConnections>();
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database });
        await using var read = admin.CreateCommand("select pg_get_functiondef('audit.append(text, text, jsonb)'::regprocedure)");
        var audit = (string)(await read.ExecuteScalarAsync())!;
        (string Name, string[] Rules)[] settings =
            [("everything on", [Policies, audit]), ("no audit", [Policies, NoAudit]), ("no row-level security", [NoPolicies, audit]), ("neither", [NoPolicies, NoAudit])];

        await SealingAsync(admin);
        Console.WriteLine($"| {cases} cases, {Rounds} rounds of {calls} calls each way, p50 ms | {string.Join(" | ", settings.Select(setting => setting.Name))} | everything on : neither, of each round |");
        Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", settings.Length + 1)));
        foreach (var (what, call) in await new MainJob(portal).CallsAsync())
        {
            var medians = settings.Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < Rounds; round++)
                for (var n = 0; n < settings.Length; n++)
                {
                    await SetAsync(admin, settings[n].Rules);
                    medians[n].Add((await MainJob.TimeAsync(calls, call))[calls / 2]);
                }

            var ratios = medians[0].Zip(medians[^1], (on, off) => on / off).Order();
            Console.WriteLine($"| {what} | {string.Join(" | ", medians.Select(one => $"{one.Order().ElementAt(Rounds / 2):0.0}"))} | {string.Join(" ", ratios.Select(ratio => $"{ratio:0.00}"))} |");
        }
    }

    private static async Task SealingAsync(NpgsqlDataSource admin)
    {
        var lengths = new List<int>();
        await using var find = admin.CreateCommand(Envelopes);
        await using (var reader = await find.ExecuteReaderAsync())
            while (await reader.ReadAsync()) lengths.Add(reader.GetInt32(0));
        var (key, subject) = (RandomNumberGenerator.GetBytes(32), Guid.NewGuid());
        var sealedOnes = lengths.Select(length => Envelope.Seal(key, subject, "measured", new byte[length])).ToList();
        var times = await MainJob.TimeAsync(1000, _ =>
        {
            foreach (var one in sealedOnes) Envelope.Open(key, subject, "measured", one);
            return Task.CompletedTask;
        });
        Console.WriteLine($"Opening {lengths.Count} envelopes, as many and as long as one case's ({lengths.Sum()} bytes): p50 {times[500]:0.000} ms");
    }

    // Plans that a connection keeps were made under the other rules: each setting begins with new ones.
    private async Task SetAsync(NpgsqlDataSource admin, string[] rules)
    {
        foreach (var rule in rules)
        {
            await using var command = admin.CreateCommand(rule);
            await command.ExecuteNonQueryAsync();
        }

        portal.App.Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }
}
