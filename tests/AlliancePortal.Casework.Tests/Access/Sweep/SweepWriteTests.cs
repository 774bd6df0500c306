using System.Collections.Concurrent;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Access.Policies;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>Role × basis × state × section × writing: added and changed is what the sheet allows, also by plain statements under the same ticket.</summary>
[Collection(SweepCollection.Name)]
public sealed class SweepWriteTests(SweepWorld sweep)
{
    // Whoever takes a person in writes these down, whatever the role may add later.
    private static readonly HashSet<string> WrittenAtIntake =
        ["identities", "identity_essentials", "contacts", "contact_ways", "exploitation_accounts", "exploitations", "risk_ratings", "risk_grounds", "consents", "withholdings"];

    private static readonly ParallelOptions Side = new() { MaxDegreeOfParallelism = 4 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_added_where_the_sheet_says_so()
    {
        var wrong = new ConcurrentBag<string>();
        await using var superuser = await sweep.World.AdministratorOfTheServerAsync();
        var rows = await AnyRow.ReadAsync(superuser, Cancel);
        await Parallel.ForEachAsync(sweep.Cases.GroupBy(swept => swept.Place.Role), Side, async (mine, _) =>
        {
            var seat = sweep.Readers[mine.Key];
            await using var application = await UnderTicketAsync(mine, seat);
            var inserts = Inserts(rows, seat).ToList();
            await application.ExecuteAsync($"""
                do $try$ declare c uuid; s text; n int; done text := ''; begin
                    foreach c in array '{Ids(mine)}'::uuid[] loop
                        n := 0;
                        foreach s in array array[{string.Join(",\n", inserts.Select(insert => $"$sql${insert.Sql}$sql$"))}] loop
                            begin
                                execute s using c;
                                raise exception 'undo' using errcode = 'ZZ001';
                            exception when sqlstate 'ZZ001' or unique_violation then done := done || n || '|' || c || ';';
                                      when insufficient_privilege then null;
                            end;
                            n := n + 1;
                        end loop;
                    end loop;
                    perform set_config('sweep.done', done, true);
                end $try$
                """, Cancel);
            var done = (await application.ScalarAsync<string>("select current_setting('sweep.done')", Cancel)).Split(';').ToHashSet();
            foreach (var swept in mine)
            {
                for (var at = 0; at < inserts.Count; at++)
                {
                    var (table, section, _) = inserts[at];
                    var expected = swept.Adds(section) || (Opener(swept) && WrittenAtIntake.Contains(table));
                    if (table == "risk_grounds") expected = expected && swept.ReaderHasRated && Expected.Row(swept, "risk", true, true);
                    if (table is "interview_notes" or "interview_details") expected = expected && Expected.Row(swept, section, true, true);
                    if (done.Contains($"{at}|{swept.CaseId}") != expected) wrong.Add($"{swept.Name}: adding to {table} {section} is not {expected}");
                }
            }
        });
        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task Own_rows_are_changed_where_the_sheet_says_so_and_those_of_others_never()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(sweep.Cases.GroupBy(swept => swept.Place.Role), Side, async (mine, _) =>
        {
            var seat = sweep.Readers[mine.Key];
            await using var application = await UnderTicketAsync(mine, seat);
            foreach (var (table, section, essentials, single) in SweepContent.Tables)
            {
                var changed = (await application.ColumnAsync($"update casework.{table} set version = version + 1 where case_id = any('{Ids(mine)}') returning case_id || ' ' || agency_id", Cancel)).ToHashSet();
                foreach (var swept in mine)
                {
                    if (changed.Contains($"{swept.CaseId} {sweep.Other(swept).AgencyId}")) wrong.Add($"{swept.Name}: changes {table} of others");
                    var expected = !single && (section != "risk" || swept.ReaderHasRated) && Expected.Row(swept, section, essentials, true)
                        && (swept.EditsOwn(section) || (Opener(swept) && WrittenAtIntake.Contains(table)));
                    if (changed.Contains($"{swept.CaseId} {seat.AgencyId}") != expected) wrong.Add($"{swept.Name}: changing {table} is not {expected}");
                }
            }

            var struck = (await application.ColumnAsync($"update casework.case_entries set version = version + 1 where case_id = any('{Ids(mine)}') returning case_id || ' ' || section || ' ' || agency_id || ' ' || recorded_by", Cancel)).ToHashSet();
            foreach (var swept in mine)
            {
                foreach (var section in SweepContent.Entered)
                {
                    var at = $"{swept.CaseId} {Array.IndexOf(AccessSheet.Sections, section)} ";
                    if (struck.Any(row => row.StartsWith(at + sweep.Other(swept).AgencyId, StringComparison.Ordinal))) wrong.Add($"{swept.Name}: changes an entry of others in {section}");
                    var expected = swept.EditsOwn(section) && Expected.Row(swept, section, false, true);
                    if (struck.Contains($"{at}{seat.AgencyId} {seat.UserId}") != expected) wrong.Add($"{swept.Name}: changing an entry in {section} is not {expected}");
                }
            }
        });
        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task Entries_are_added_and_struck_out_through_the_gate_where_the_sheet_says_so()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(sweep.Cases, Side, async (swept, cancel) =>
        {
            var section = SweepContent.Entered[swept.Index % SweepContent.Entered.Length];
            var casework = sweep.World.Casework;
            var actor = sweep.Reader(swept).Actor;
            var kind = EntryKinds.Of(Sections.FromKey(section)!.Value)[0];
            var added = await casework.RunAsync(actor, new AddCaseEntry { CaseId = swept.CaseId, Section = section, Kind = kind, Text = "Written by the sweep." }, cancel);
            if (added.Succeeded != swept.Adds(section)) wrong.Add($"{swept.Name}: adding to {section} is not {swept.Adds(section)}");
            if (added.Refusal is { } refusal && refusal != (swept.State == "closed" ? CaseRefusals.Closed : Refusal.NotFound)) wrong.Add($"{swept.Name}: adding to {section} is refused as {refusal.Code}");
            if (!added.Succeeded) return;
            var struck = await casework.RunAsync(actor, new StrikeOutEntry(added.Value.EntryId, "By the sweep."), cancel);
            var may = swept.EditsOwn(section) && Expected.Row(swept, section, false, true);
            if (struck.Succeeded != may) wrong.Add($"{swept.Name}: striking out in {section} is not {may}");
        });
        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task What_was_written_by_whom_where_and_for_whom_is_never_rewritten()
    {
        var seat = sweep.Readers["social_worker"];
        await using var application = await UnderTicketAsync(sweep.Cases, seat);
        foreach (var set in new[] { "for_author_only = false", "text = ''", "section = 18", "recorded_by = gen_random_uuid()", "case_id = gen_random_uuid()", "agency_id = gen_random_uuid()", "kind = 'x'" })
        {
            await application.ExecuteAsync("savepoint s", Cancel);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => application.ExecuteAsync($"update casework.case_entries set {set}", Cancel));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            await application.ExecuteAsync("rollback to savepoint s", Cancel);
        }
    }

    private static bool Opener(SweptCase swept) => swept is { Basis: "opened", State: "active" or "attended" or "unnamed" or "named" };

    private static string Ids(IEnumerable<SweptCase> cases) => $"{{{string.Join(',', cases.Select(swept => swept.CaseId))}}}";

    private IEnumerable<(string Table, string Section, string Sql)> Inserts(AnyRow rows, SweepWorld.Seat seat)
    {
        (string, string)[] authored = [("case_id", "$1"), ("agency_id", $"'{seat.AgencyId}'"), ("unit_id", $"'{seat.UnitId}'"), ("recorded_by", $"'{seat.UserId}'")];
        string Own(string table) => $"(select x.id from casework.{table} x where x.case_id = $1 and x.agency_id = '{seat.AgencyId}' limit 1)";
        foreach (var (table, section, _, _) in SweepContent.Tables)
        {
            yield return (table, section, rows.Insert(table,
            [
                .. authored,
                .. table switch
                {
                    "risk_grounds" => [("rating_id", Own("risk_ratings"))],
                    "interview_notes" => [("interview_id", Own("interviews"))],
                    "interview_details" => [("id", Own("interviews"))],
                    "withholdings" => [("from_agency_id", $"'{sweep.Elsewhere}'"), ("from_user_id", "null"), ("lifted_at", "null"), ("lifted_by", "null")],
                    "charges" => [("team_unit_id", $"'{sweep.ElsewhereTeam}'"), ("checked_at", "null"), ("ended_at", "null")],
                    "interviews" => [("kind", "'spontaneous'"), ("state", "'held'"), ("ended_at", "null"), ("interpreter_id", "null")],
                    _ => Array.Empty<(string, string)>(),
                },
            ]));
        }

        foreach (var section in SweepContent.Entered)
            yield return ("case_entries", section, rows.Insert("case_entries", [.. authored, ("section", $"{Array.IndexOf(AccessSheet.Sections, section)}")]));
    }

    private async Task<NpgsqlConnection> UnderTicketAsync(IEnumerable<SweptCase> cases, SweepWorld.Seat seat)
    {
        var application = await PolicyDatabase.OpenAsync(sweep.World.Connections.Application + ";Pooling=false", Cancel);
        await application.ExecuteAsync("begin", Cancel);
        var ticket = seat.TicketFor([.. cases]);
        await application.SetTicketAsync(ticket.Sign(sweep.Key.Key, sweep.Key.Id, application.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), Cancel);
        return application;
    }

    private static string Report(IReadOnlyCollection<string> wrong) => $"{wrong.Count} cells differ from the sheet:\n" + string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(60));
}
