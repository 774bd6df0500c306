using AlliancePortal.Casework.Access;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Policies;

/// <summary>
/// Each policy counts: with any one of them dropped, somebody sees, adds, changes or removes something else. A policy of which this cannot be shown
/// is either not needed or not tested.
/// </summary>
public sealed class DroppedPolicyTests(FilledDatabase filled) : IClassFixture<FilledDatabase>
{
    // The owner of the triggers, who does not sign in; and what only narrows by a ticket of the clock a table that is read by nobody else.
    private const string Policies = "select policyname || '|' || tablename from pg_policies where schemaname = 'casework' and policyname <> 'projector' order by 1";

    private static readonly Guid Me = Guid.CreateVersion7();

    private static readonly Guid Left = Guid.CreateVersion7();

    /// <summary>Open to the reader, who has written nothing there.</summary>
    private static readonly Guid Unwritten = Guid.CreateVersion7();

    private static readonly Guid OthersRating = Guid.CreateVersion7();

    /// <summary>Of another agency, and the reader sat in.</summary>
    private static readonly Guid Attended = Guid.CreateVersion7();

    /// <summary>Attached by the reader.</summary>
    private static readonly Guid File = Guid.CreateVersion7();

    /// <summary>That the reader handles.</summary>
    private static readonly Guid OwnReport = Guid.CreateVersion7();

    /// <summary>A further line of the reader's agency, in the first case, to which nothing is opened.</summary>
    private static readonly Guid FurtherUnit = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dropping_any_one_policy_changes_what_somebody_may()
    {
        await using var superuser = await PolicyDatabase.OpenAsync(filled.Database.Superuser + ";Pooling=false", Cancel);
        var policies = (await superuser.ColumnAsync(Policies, Cancel)).Select(row => row.Split('|')).ToList();
        Assert.True(policies.Count > 60, $"{policies.Count} policies");
        await superuser.ExecuteAsync("set session_replication_role = replica", Cancel);
        await superuser.ExecuteAsync("begin", Cancel);
        foreach (var table in filled.Rows.Tables)
            foreach (var row in Rows(table)) await superuser.ExecuteAsync(row, Cancel);
        await superuser.ExecuteAsync(filled.Rows.Insert("participations", ("case_id", $"'{filled.First.CaseId}'"), ("unit_id", $"'{FurtherUnit}'"), ("agency_id", $"'{filled.First.AgencyId}'"), ("full_mask", "0"), ("minimal_mask", "0"), ("own_mask", "0"), ("is_active", "true"), ("until", "null")), Cancel);

        var unnoticed = new List<string>();
        foreach (var table in policies.GroupBy(policy => policy[1]))
        {
            var before = await WhatIsAllowedAsync(superuser, table.Key).ToListAsync(Cancel);
            foreach (var policy in table)
            {
                await superuser.ExecuteAsync($"savepoint whole; drop policy {policy[0]} on casework.{policy[1]}", Cancel);
                if (!await DiffersAsync(WhatIsAllowedAsync(superuser, table.Key), before)) unnoticed.Add($"{policy[0]} on {policy[1]}");
                await superuser.ExecuteAsync("rollback to savepoint whole", Cancel);
            }
        }

        await superuser.ExecuteAsync("rollback", Cancel);
        Assert.True(unnoticed.Count == 0, string.Join("; ", unnoticed));
    }

    // One reader to whom something else is allowed is enough: the others are not asked.
    private static async Task<bool> DiffersAsync(IAsyncEnumerable<string> answers, IReadOnlyList<string> before)
    {
        var asked = 0;
        await foreach (var answer in answers.WithCancellation(Cancel))
            if (answer != before[asked++]) return true;
        Assert.Equal(before.Count, asked);
        return false;
    }

    /// <summary>Rows of the reader, of a colleague, and of somebody else, in a case that is open to the reader and in one that the unit has left.</summary>
    private IEnumerable<string> Rows(string table)
    {
        foreach (var (caseId, active) in new[] { (filled.First.CaseId, true), (Left, false), (Unwritten, true), (filled.Second.CaseId, true) })
        {
            foreach (var (user, agency, unit) in new[] { (Me, filled.First.AgencyId, filled.First.UnitId), (Guid.CreateVersion7(), filled.First.AgencyId, filled.First.UnitId), (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()) })
            {
                if (table is "participations" && (user != Me || caseId == filled.Second.CaseId)) continue;
                // In an emergency: only where nothing else opens the case.
                if (table is "break_glasses" && caseId != filled.Second.CaseId) continue;
                if (table is not "participations" && caseId == Unwritten && agency == filled.First.AgencyId) continue;
                foreach (var own in new[] { false, true })
                    yield return Row(table, caseId, user, agency, unit, own, active) + " on conflict do nothing";
                if (filled.Rows.Has(table, "section")) yield return filled.Rows.Insert(table, ("case_id", $"'{caseId}'"), ("agency_id", $"'{agency}'"), ("unit_id", $"'{unit}'"), ("section", "13")) + " on conflict do nothing";
            }
        }
    }

    private string Row(string table, Guid caseId, Guid user, Guid agency, Guid unit, bool variant, bool active)
    {
        (string, string)[] given =
        [
            ("case_id", $"'{caseId}'"), ("agency_id", $"'{agency}'"), ("unit_id", $"'{unit}'"), ("opened_by_agency_id", $"'{agency}'"), ("opened_by_unit_id", $"'{unit}'"),
            ("recorded_by", $"'{user}'"), ("user_id", table == "exclusions" ? "gen_random_uuid()" : $"'{user}'"), ("owner_user_id", $"'{user}'"), ("set_by", $"'{user}'"), ("opened_by", $"'{user}'"), ("officer_id", $"'{user}'"),
            ("to_unit_id", variant ? $"'{filled.First.UnitId}'" : "gen_random_uuid()"), ("to_agency_id", variant ? $"'{filled.First.AgencyId}'" : "gen_random_uuid()"), ("from_agency_id", $"'{agency}'"),
            ("state", variant ? "'claimed'" : "'sent'"), ("section", variant ? "11" : "8"), ("for_author_only", variant ? "true" : "false"), ("agency_ids", variant ? $"'{{{filled.First.AgencyId}}}'" : "'{}'"),
            ("full_mask", active ? $"{Sections.Everything}" : "0"), ("minimal_mask", "0"), ("own_mask", active ? "0" : $"{Sections.Everything}"), ("is_active", active ? "true" : "false"), ("until", "null"),
            ("sections", "1"), ("minimal_sections", "0"), ("needed_to_decide", "1"), ("expires_at", variant ? "now() - interval '1 day'" : "now() + interval '1 day'"), ("at", "now() - interval '1 day'"),
        ];
        var columns = given.Where(value => filled.Rows.Has(table, value.Item1)).ToList();
        if (table == "guardianships") columns.Add(("csw_unit_id", $"'{unit}'"));
        if (table == "cases") columns.Add(("id", $"'{caseId}'"));
        if (table == "risk_ratings" && caseId == filled.First.CaseId && agency != filled.First.AgencyId && !variant) columns.Add(("id", $"'{OthersRating}'"));
        if (table == "risk_grounds" && caseId == filled.First.CaseId) columns.Add(("rating_id", $"'{OthersRating}'"));
        if (caseId == filled.First.CaseId && agency != filled.First.AgencyId && !variant)
        {
            if (table is "interviews" or "interview_details") columns.Add(("id", $"'{Attended}'"));
            if (table == "interviews") columns.InsertRange(0, [("attendees", $$"""'[{"userId": "{{Me}}"}]'"""), ("state", "'held'")]);
            if (table == "interview_notes") columns.Add(("interview_id", $"'{Attended}'"));
        }

        if (table == "attachments" && !variant && user == Me && caseId == filled.First.CaseId) columns.AddRange([("id", $"'{File}'"), ("pieces", "9")]);
        if (table == "attachment_pieces" && caseId == filled.First.CaseId) columns.AddRange([("attachment_id", $"'{File}'"), ("position", variant ? "1" : "2")]);
        if (user == Me && caseId == filled.First.CaseId && !variant && table == "staff_reports") columns.Add(("id", $"'{OwnReport}'"));
        if (user == Me && table == "staff_report_letters") columns.Add(("report_id", $"'{OwnReport}'"));
        if (table == "break_glasses") columns.InsertRange(0, [("opened_at", "now()"), ("ended_at", "null"), ("open_until", "now() + interval '1 day'")]);
        if (table == "duty_shifts") columns.RemoveAll(value => value.Item1 == "until");
        if (table == "duty_shifts") columns.Add(("until", "now() + interval '1 day'"));
        return filled.Rows.Insert(table, columns.DistinctBy(column => column.Item1));
    }

    private IEnumerable<Ticket> Tickets() =>
    [
        .. Roles.All.Select(role => Ticket.Of(role, Me, filled.First.AgencyId, [filled.First.UnitId], [], DateTimeOffset.UtcNow)),
        Ticket.Of(Role.NgoSupervisor, Me, filled.First.AgencyId, [filled.First.UnitId, FurtherUnit], [], DateTimeOffset.UtcNow),
        // An official is involved, and the investigator is not named.
        Ticket.Of(Role.PoliceInvestigator, Me, filled.First.AgencyId, [filled.First.UnitId], [], DateTimeOffset.UtcNow) with { Unnamed = [filled.First.CaseId] },
        Ticket.OfPortal("clock", DateTimeOffset.UtcNow),
        Ticket.OfPortal("setup", DateTimeOffset.UtcNow),
    ];

    /// <summary>What each ticket reads, changes, removes and adds in the table, as a text for each.</summary>
    private async IAsyncEnumerable<string> WhatIsAllowedAsync(NpgsqlConnection connection, string table)
    {
        var column = filled.Rows.FirstColumn(table);
        var changeable = await connection.ColumnAsync($"select column_name::text from information_schema.columns where table_schema = 'casework' and table_name = '{table}' and has_column_privilege('portal_app', 'casework.{table}', column_name, 'update') order by is_nullable desc, ordinal_position limit 1", Cancel);
        foreach (var ticket in Tickets())
        {
            var answers = new List<string>();
            await connection.ExecuteAsync("savepoint asked", Cancel);
            await connection.SetTicketAsync(filled.Database.Sign(ticket, connection), Cancel);
            await connection.ExecuteAsync("set local role portal_app; savepoint tried", Cancel);
            answers.Add(await TryAsync(connection, $"select coalesce(string_agg(md5(x::text), ',' order by md5(x::text)), '') from casework.{table} x"));
            if (changeable.Count > 0) answers.Add(await TryAsync(connection, $"with changed as (update casework.{table} set {changeable[0]} = {changeable[0]} returning 1) select count(*)::text from changed"));
            answers.Add(await TryAsync(connection, $"update casework.{table} set {(changeable.Count > 0 ? changeable[0] : column)} = default"));
            answers.Add(await TryAsync(connection, $"delete from casework.{table}"));
            foreach (var variant in new[] { false, true })
                answers.Add(await TryAsync(connection, Row(table, filled.First.CaseId, Me, filled.First.AgencyId, filled.First.UnitId, variant, true)));
            await connection.ExecuteAsync("rollback to savepoint asked", Cancel);
            yield return string.Join('\n', answers);
        }
    }

    private static async Task<string> TryAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var rows = await command.ExecuteReaderAsync(Cancel);
            var first = await rows.ReadAsync(Cancel) && rows.FieldCount > 0 ? rows.GetValue(0).ToString()! : "";
            return $"{first} {rows.RecordsAffected}";
        }
        catch (PostgresException error)
        {
            return error.SqlState;
        }
        finally
        {
            await connection.ExecuteAsync("rollback to savepoint tried", Cancel);
        }
    }
}
