using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>Brings the reader into a case, and out of it, by the facts of which the database makes participations.</summary>
internal sealed class SweepFacts(SweepWorld sweep, NpgsqlConnection superuser, AnyRow rows)
{
    private const int AllButTheVault = ((1 << 19) - 1) & ~(1 << 10);

    public async Task MakeAsync(SweptCase swept)
    {
        var (reader, other) = (sweep.Reader(swept), sweep.Other(swept));
        var opener = swept.Basis switch { "opened" when swept.State is not ("given" or "left") => reader, "team" => sweep.Team(swept), _ => other };
        var steps = new List<(SweepWorld.Seat Who, string Purpose, string Sql)>
        {
            (opener, "", rows.Insert("cases", ("id", $"'{swept.CaseId}'"), ("victim_id", $"'{swept.VictimId}'"), ("number", $"'{swept.Canary("n")}'"),
                ("opened_by_agency_id", $"'{opener.AgencyId}'"), ("opened_by_unit_id", $"'{opener.UnitId}'"), ("opened_by", $"'{opener.UserId}'"),
                ("opened_at", At), ("is_child", swept.IsChild ? "true" : "false"), ("is_anonymous", "false"), ("closed_at", "null"), ("status", "'presumed'"), ("municipality", "'prizren'"))),
        };
        if (swept.Basis == "guardianship") steps.AddRange(Guardianship(swept, reader));
        else if (swept.Basis == "break_glass") steps.AddRange(BreakGlass(swept, reader));
        else if (swept.State is "given" or "left") steps.AddRange(Given(swept, reader, other));
        else if (swept.ReferralId is { } referral) steps.AddRange(Referral(swept, referral, reader, other));
        if (swept.State == "closed") steps.Add((reader, "", $"update casework.cases set closed_at = {At} where id = '{swept.CaseId}'"));
        if (swept.Excluded) steps.Add((other, "", $"insert into casework.exclusions (user_id, case_id, set_by, set_at) values ('{reader.UserId}', '{swept.CaseId}', '{other.UserId}', {At})"));

        if (swept.Unnamed || swept.State == "named") steps.Add((other, "", rows.Insert("officials_involved", ("case_id", $"'{swept.CaseId}'"), ("official_user_id", "null"), ("lifted_at", "null"), ("lifted_by", "null"))));
        if (swept.State == "named") steps.Add((other, "", rows.Insert("named_officers", ("case_id", $"'{swept.CaseId}'"), ("user_id", $"'{reader.UserId}'"))));
        if (swept.State == "charge_team")
            steps.Add((other, "", rows.Insert("charges", ("case_id", $"'{swept.CaseId}'"), ("team_unit_id", $"'{reader.UnitId}'"), ("ended_at", "null"), ("checked_at", "null"), ("check_outcome", "null"))));
        if (swept.Withheld) steps.Add(Withholding(swept, reader, swept.Basis == "opened" ? reader with { UserId = reader.ColleagueId } : other));

        await using var transaction = await superuser.BeginTransactionAsync();
        await superuser.ExecuteAsync("set constraints all deferred", default);
        foreach (var (who, purpose, sql) in steps) await UnderAsync(who.Ticket() with { Purpose = purpose }, sql);
        await transaction.CommitAsync();
    }

    /// <summary>After the content is there: what lists show of it, and the search by name for whom the database gives it.</summary>
    public async Task FinishAsync(SweptCase swept)
    {
        var (reader, other) = (sweep.Reader(swept), sweep.Other(swept));
        var keys = sweep.World.Services.GetRequiredService<SearchKeys>();
        var tokens = string.Join(',', NameTokens.ForPerson([swept.Canary("first"), swept.Canary("last")], null).Select(plain => $"'\\x{Convert.ToHexStringLower(keys.Token(reader.AgencyId, plain))}'::bytea"));
        await using var transaction = await superuser.BeginTransactionAsync();
        await UnderAsync(other.Ticket(), $"select casework.refresh_caseload('{swept.CaseId}')");
        foreach (var seat in new[] { other, reader, sweep.Team(swept) })
            await UnderAsync(seat.Ticket(), $"select casework.index_person('{swept.CaseId}', '{reader.AgencyId}', array[{tokens}], {SearchKeys.Version}::smallint)");
        await transaction.CommitAsync();
    }

    private static string At => $"'{CaseworkWorld.Night:O}'";

    private IEnumerable<(SweepWorld.Seat, string, string)> Guardianship(SweptCase swept, SweepWorld.Seat reader)
    {
        var elsewhere = sweep.Others["csw"];
        var first = swept.State is "acting" or "handover_asked" ? elsewhere : reader;
        var id = Guid.CreateVersion7();
        string Change(string set) => $"update casework.guardianships set {set} where id = '{id}'";
        var answered = $"state = 'acknowledged', acknowledged_at = {At}";
        yield return (first, "", rows.Insert("guardianships", ("id", $"'{id}'"), ("case_id", $"'{swept.CaseId}'"), ("csw_unit_id", $"'{first.UnitId}'"), ("state", "'notified'"),
            ("acting_unit_id", "null"), ("handover_to_unit_id", "null"), ("acknowledged_at", "null"), ("guardian_user_id", "null"), ("appointed_at", "null"), ("ended_at", "null"),
            ("end_signed_by_csw", "null"), ("end_signed_by_vaau", "null"), ("ladder_step", "0"), ("due_at", swept.Excluded ? $"{At}::timestamptz + interval '1 day'" : At), ("notified_at", At), ("identified_at", At), ("acknowledged_by_phone", "false")));
        if (swept.State is "notified") yield break;
        if (swept.State == "acting")
        {
            yield return (first, "clock", Change($"acting_unit_id = '{reader.UnitId}', ladder_step = 2"));
            yield break;
        }

        yield return (first, "", Change(answered));
        if (swept.State == "handover_asked") yield return (first, "", Change($"handover_to_unit_id = '{reader.UnitId}'"));
        if (swept.State == "handed_over")
        {
            yield return (first, "", Change($"handover_to_unit_id = '{elsewhere.UnitId}'"));
            yield return (elsewhere, "", Change($"csw_unit_id = '{elsewhere.UnitId}', handover_to_unit_id = null"));
        }

        if (swept.State is "ended" or "came_of_age")
        {
            var (csw, vaau) = (sweep.Readers["csw_supervisor"], sweep.Readers["vaau_supervisor"]);
            yield return (csw, "", Change($"end_signed_by_csw = '{csw.UserId}'"));
            yield return (vaau, "", Change($"end_signed_by_vaau = '{vaau.UserId}', ended_at = {At}, state = 'ended', end_ground = {(swept.State == "ended" ? "null" : "'adult_by_birthday'")}"));
        }
    }

    private (SweepWorld.Seat, string, string) Withholding(SweptCase swept, SweepWorld.Seat reader, SweepWorld.Seat by) => (by, "", rows.Insert("withholdings", ("case_id", $"'{swept.CaseId}'"),
        ("from_agency_id", swept.WithheldFromOne ? "null" : $"'{reader.AgencyId}'"), ("from_user_id", swept.WithheldFromOne ? $"'{reader.UserId}'" : "null"),
        ("agency_id", $"'{by.AgencyId}'"), ("unit_id", $"'{by.UnitId}'"), ("recorded_by", $"'{by.UserId}'"), ("lifted_at", "null"), ("lifted_by", "null")));

    private IEnumerable<(SweepWorld.Seat, string, string)> Referral(SweptCase swept, Guid id, SweepWorld.Seat reader, SweepWorld.Seat other)
    {
        var consent = swept.State == "consent_withdrawn" ? Guid.CreateVersion7() : (Guid?)null;
        if (consent is not null)
            yield return (other, "", rows.Insert("consents", ("id", $"'{consent}'"), ("case_id", $"'{swept.CaseId}'"), ("given_by", "'person'"), ("purposes", $"'{{{swept.Basis}}}'"), ("agency_ids", "'{}'"),
                ("refused_agency_ids", "'{}'"), ("until", "null"), ("withdrawn_at", "null"), ("agency_id", $"'{other.AgencyId}'"), ("unit_id", $"'{other.UnitId}'"), ("recorded_by", $"'{other.UserId}'")));
        yield return (other, "", rows.Insert("referrals", ("id", $"'{id}'"), ("case_id", $"'{swept.CaseId}'"), ("kind", $"'{swept.Basis}'"), ("to_agency_id", $"'{reader.AgencyId}'"), ("to_unit_id", $"'{reader.UnitId}'"),
            ("agency_id", $"'{other.AgencyId}'"), ("unit_id", $"'{other.UnitId}'"), ("recorded_by", $"'{other.UserId}'"), ("basis", consent is null ? "'vital_interests'" : "'consent'"), ("consent_id", consent is null ? "null" : $"'{consent}'"),
            ("sections", $"{AllButTheVault}"), ("minimal_sections", "0"), ("needed_to_decide", $"{AllButTheVault}"), ("state", "'sent'"), ("urgency", "'urgent'"), ("claimed_by", "null")));
        string[] path = swept.State switch
        {
            "sent" or "excluded_sent" or "withheld_sent" => [],
            "claimed" or "withheld_claimed" => ["claimed"],
            "declined" => ["claimed", "declined"],
            "withdrawn" => ["claimed", "withdrawn"],
            "completed" or "excluded_former" or "withheld_former" => ["claimed", "accepted", "completed"],
            "withdrawn_later" => ["claimed", "accepted", "withdrawn"],
            _ => ["claimed", "accepted"],
        };
        foreach (var state in path) yield return (state == "withdrawn" ? other : reader, "", $"update casework.referrals set state = '{state}' where id = '{id}'");
        if (consent is not null) yield return (other, "", $"select casework.withdraw_consent('{consent}', '{{}}', '{{}}', gen_random_uuid())");
    }

    private static IEnumerable<(SweepWorld.Seat, string, string)> BreakGlass(SweptCase swept, SweepWorld.Seat reader)
    {
        var id = Guid.CreateVersion7();
        var atRisk = swept.State != "asked" ? "true" : "false";
        yield return (reader, "", $"select casework.break_glass('{id}', '{swept.Canary("n")}', '{swept.VictimId}', {atRisk}, '\\x00', interval '3 hours', interval '24 hours')");
        if (swept.State == "expired") yield return (reader, "", $"update casework.break_glasses set open_until = {At} where id = '{id}'");
        if (swept.State == "ended_early") yield return (reader, "", $"select casework.end_break_glass('{id}')");
    }

    private static IEnumerable<(SweepWorld.Seat, string, string)> Given(SweptCase swept, SweepWorld.Seat reader, SweepWorld.Seat other)
    {
        var (basis, variant) = swept.Basis switch
        {
            "opened" => ("opened_case", swept.Place.AgencyKind == "csw" ? "csw_child" : swept.Place.AgencyKind),
            "notified" => ("guardianship_notified", ""),
            "guardian" => ("guardian", ""),
            "claimed" => ("referral_claimed", ""),
            { } kind => ("referral_accepted", kind),
        };
        var source = Guid.CreateVersion7();
        yield return (other, "", $"""
            select casework.participate('{swept.CaseId}', '{reader.UnitId}', '{basis}', '{source}', b.full_mask, b.minimal_mask, b.work_mask & ~(b.full_mask | b.minimal_mask))
            from reference.basis_openings b where b.basis = '{basis}' and b.variant = '{variant}'
            """);
        if (swept.State == "left") yield return (other, "", $"select casework.leave('{swept.CaseId}', '{source}', '{{}}')");
    }

    private async Task UnderAsync(Ticket ticket, string sql)
    {
        await superuser.SetTicketAsync(ticket.Sign(sweep.Key.Key, sweep.Key.Id, superuser.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), default);
        await superuser.ExecuteAsync(sql, default);
    }
}
