using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>What stands in each case: in each section a row by the reader and one by somebody else, a canary in each text, sealed as the portal seals.</summary>
internal sealed class SweepContent(SweepWorld sweep, AnyRow rows)
{
    /// <summary>Tables of a section: which, whether of its minimal fields, and whether there is one row for the whole case.</summary>
    public static readonly (string Table, string Section, bool Essentials, bool Single)[] Tables =
    [
        ("identities", "identity", false, true), ("identity_essentials", "identity", true, true), ("contacts", "contact", false, false), ("contact_ways", "contact", true, false),
        ("exploitation_accounts", "exploitation", false, false), ("exploitations", "exploitation", true, false), ("risk_ratings", "risk", true, false), ("risk_grounds", "risk", false, false),
        ("consents", "consent", false, false), ("charges", "charges", true, false), ("withholdings", "consent", false, false), ("interviews", "interviews", true, false), ("interview_breaches", "interviews", true, false), ("interview_details", "interviews", false, false), ("interview_notes", "interviews", false, false),
    ];

    /// <summary>Sections that keep dated entries.</summary>
    public static readonly string[] Entered =
        ["identity", "contact", "exploitation", "assistance", "shelter", "health", "legal", "investigation", "offenders", "protection", "return", "documents", "notes"];

    public async Task<string> OfAsync(SweptCase swept)
    {
        await sweep.Seals.Keys.CreateAsync(swept.VictimId, default);
        var (reader, other) = (sweep.Reader(swept), sweep.Other(swept));
        var sql = new List<string>();
        foreach (var (seat, by) in new[] { (other, "o"), (reader, "m") })
        {
            var rating = $"'{Guid.CreateVersion7()}'";
            var interview = $"'{Guid.CreateVersion7()}'";
            foreach (var (table, section, _, single) in Tables)
            {
                if ((single && by == "m") || (section == "risk" && by == "m" && !swept.ReaderHasRated)) continue;
                var given = (await TextsAsync(swept, table, by)).Concat(Authored(swept, seat, seat.UserId)).ToList();
                if (table == "risk_ratings") given.AddRange([("id", rating), ("agreed", "false"), ("proposed", "false")]);
                if (table == "risk_grounds") given.Add(("rating_id", rating));
                if (table is "interviews" or "interview_details") given.Add(("id", interview));
                if (table is "interviews") given.Add(("attendees", $"'{Attendees(swept, by)}'"));
                if (table == "interview_notes") given.Add(("interview_id", interview));
                sql.Add(rows.Insert(table, given));
            }

            foreach (var section in Entered)
            {
                sql.Add(await EntryAsync(swept, section, seat, seat.UserId, by + section, false));
                if (by == "m") sql.Add(await EntryAsync(swept, section, seat, seat.ColleagueId, "private" + section, true));
            }

            foreach (var section in AccessSheet.Told)
                sql.Add(rows.Insert("case_events", ("case_id", $"'{swept.CaseId}'"), ("section", $"{Array.IndexOf(AccessSheet.Sections, section)}"), ("kind", $"'{swept.Canary(by + "event" + section)}'"),
                    ("agency_id", $"'{seat.AgencyId}'"), ("unit_id", $"'{seat.UnitId}'"), ("user_id", $"'{seat.UserId}'")));
        }

        sql.Add(swept.Basis == "guardianship"
            ? $"update casework.guardianships set guardian_name = '{swept.Canary("guardian")}' where case_id = '{swept.CaseId}'"
            : rows.Insert("guardianships", ("case_id", $"'{swept.CaseId}'"), ("csw_unit_id", $"'{sweep.Others["csw"].UnitId}'"), ("guardian_name", $"'{swept.Canary("guardian")}'"),
                ("acting_unit_id", "null"), ("handover_to_unit_id", "null"), ("ended_at", "null"), ("state", "'appointed'"), ("due_at", "null")));
        return string.Join(";\n", sql);
    }

    private static IEnumerable<(string, string)> Authored(SweptCase swept, SweepWorld.Seat seat, Guid user) =>
        [("case_id", $"'{swept.CaseId}'"), ("agency_id", $"'{seat.AgencyId}'"), ("unit_id", $"'{seat.UnitId}'"), ("recorded_by", $"'{user}'")];

    private string Attendees(SweptCase swept, string by)
    {
        var reader = sweep.Reader(swept);
        if (by == "m" || swept.State is not ("attended" or "colleague_attended")) return "[]";
        return $$"""[{"userId": "{{(swept.Attended && reader.Role == Role.Lawyer ? reader.UserId : reader.ColleagueId)}}", "name": "Somebody", "role": "other"}]""";
    }

    private async Task<string> EntryAsync(SweptCase swept, string section, SweepWorld.Seat seat, Guid user, string canary, bool forAuthorOnly) => rows.Insert("case_entries",
        [.. Authored(swept, seat, user), ("section", $"{Array.IndexOf(AccessSheet.Sections, section)}"), ("kind", "'note'"), ("text", await SealedAsync(swept, "entry", swept.Canary(canary))),
            ("for_author_only", forAuthorOnly ? "true" : "false"), ("struck_out_at", "null"), ("struck_out_reason", "null"), ("struck_out_by", "null")]);

    private async Task<(string, string)[]> TextsAsync(SweptCase swept, string table, string by)
    {
        string C(string field) => swept.Canary(by + field);
        return table switch
        {
            "identities" => [("names", await SealedAsync(swept, "names", new PersonNames(swept.Canary("first"), swept.Canary("last"), [swept.Canary("alias")], swept.Canary("number")))), ("date_of_birth", "'1999'"), ("citizenships", $"'{{{swept.Canary("citizen")}}}'")],
            "identity_essentials" => [("label", await SealedAsync(swept, "label", swept.Canary("label"))), ("sex", $"'{swept.Canary("sex")}'")],
            "contacts" => [("details", await SealedAsync(swept, "contact", new ContactDetails(C("phone"), C("address"), C("call"), C("contactnotes"))))],
            "contact_ways" => [("safe_way", await SealedAsync(swept, "safe_way", C("safeway")))],
            "exploitation_accounts" => [("circumstances", await SealedAsync(swept, "circumstances", C("circumstances"))), ("narrative", await SealedAsync(swept, "narrative", C("narrative"))), ("means_of_control", $"'{{{C("means")}}}'")],
            "exploitations" => [("types", $"'{{{C("types")}}}'")],
            "risk_ratings" => [("level", $"'{C("level")}'")],
            "risk_grounds" => [("text", await SealedAsync(swept, "risk_grounds", C("grounds")))],
            "consents" => [("purposes", $"'{{{C("purposes")}}}'"), ("withdrawn_at", "null"), ("agency_ids", $"'{{{Guid.CreateVersion7()}}}'")],
            "withholdings" => [("words", await SealedAsync(swept, "withholding_words", C("asked"))), ("from_agency_id", $"'{sweep.Elsewhere}'"), ("from_user_id", "null"), ("lifted_at", "null")],
            "charges" => [("offence", await SealedAsync(swept, "charge_offence", C("offence"))), ("team_unit_id", $"'{sweep.ElsewhereTeam}'"), ("check_outcome", "null"), ("checked_at", "null"), ("ended_at", "null"), ("check_grounds", "null")],
            "interviews" => [("topics", $"'{{{C("topics")}}}'"), ("kind", "'spontaneous'"), ("state", "'held'"), ("interpreter_id", "null"), ("started_at", $"'{CaseworkWorld.Night:O}'")],
            "interview_details" => [("facts", await SealedAsync(swept, "interview_facts", new InterviewFacts(C("place"), null, null, null, null, null, [])))],
            "interview_notes" => [("text", await SealedAsync(swept, "interview_notes", C("words")))],
            "interview_breaches" => [("interviewer", $"'{C("interviewer")}'"), ("reason", "null")],
            _ => [],
        };
    }

    private async Task<string> SealedAsync<T>(SweptCase swept, string field, T text) where T : class =>
        $"'\\x{Convert.ToHexStringLower((await sweep.Seals.SealAsync(swept.VictimId, field, text, default))!)}'";
}
