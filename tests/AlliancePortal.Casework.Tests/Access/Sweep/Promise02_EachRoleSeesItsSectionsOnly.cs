using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Charges;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Access.Policies;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>Promise 2: each role sees its sections only. Role × basis × state × section × field: what is read is what the sheet says, by the use cases and by plain statements under the same ticket.</summary>
[Collection(SweepCollection.Name)]
public sealed partial class Promise02_EachRoleSeesItsSectionsOnly(SweepWorld sweep)
{
    private static readonly ParallelOptions Parallel2 = new() { MaxDegreeOfParallelism = 4 };

    private static readonly string[] Boards =
        ["guardianships.unanswered", "guardianships.overdue", "cases.unassigned", "cases.orphaned", "referrals.incoming.any", "referrals.outgoing.any", "referrals.incoming.overdue"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("Zq([a-z]{3})([A-Za-z]+?)Q")]
    private static partial Regex Canaries { get; }

    [Fact]
    public async Task The_case_shows_each_field_to_whom_the_sheet_gives_it_and_to_nobody_else()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(sweep.Cases, Parallel2, async (swept, cancel) =>
        {
            var outcome = await sweep.World.Casework.RunAsync(sweep.Reader(swept).Actor, new ShowCase(swept.CaseId), cancel);
            if (outcome.Refusal is { } refusal) Assert.Equal(Refusal.NotFound, refusal);
            if (outcome.Succeeded && !outcome.Value.MayAdd.Keys.ToHashSet().SetEquals(SweepContent.Entered.Where(swept.Adds)))
                wrong.Add($"{swept.Name}: offers to add to {string.Join(',', outcome.Value.MayAdd.Keys)}");
            Compare(swept, Expected.OnTheCase(swept), Found(outcome.Succeeded ? JsonSerializer.Serialize(outcome.Value) : ""), wrong);
        });
        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task Lists_search_and_home_show_no_more_than_the_sheet_gives()
    {
        var wrong = new ConcurrentBag<string>();
        foreach (var mine in sweep.Cases.GroupBy(swept => swept.Place.Role))
        {
            var actor = sweep.Readers[mine.Key].Actor;
            var shown = await PagesAsync(actor) + JsonSerializer.Serialize(await sweep.World.DoAsync(actor, new HomeList()));
            if (Roles.Supervisors.Contains(sweep.Readers[mine.Key].Role))
                foreach (var figure in Boards) shown += JsonSerializer.Serialize(await sweep.World.DoAsync(actor, new ListBoard { Figure = figure, Size = ListBoard.MostSize }));
            var found = Found(shown).ToLookup(canary => canary.Case, canary => canary.Field);
            // Those who share the unit share its list.
            foreach (var swept in sweep.Cases)
                if (sweep.Reader(swept).UnitId != sweep.Readers[mine.Key].UnitId && sweep.Other(swept).UnitId != sweep.Readers[mine.Key].UnitId && found.Contains(Index(swept))) wrong.Add($"{mine.Key} finds {swept.Name}");
            foreach (var swept in mine) Compare(swept, Expected.InAList(swept), found[Index(swept)].Select(field => (Case: Index(swept), Field: field)).ToHashSet(), wrong);
        }

        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task Whom_she_wants_not_to_be_told_and_what_she_is_charged_with_is_known_where_the_sheet_gives_it()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(sweep.Cases, Parallel2, async (swept, cancel) =>
        {
            var outcome = await sweep.World.Casework.RunAsync(sweep.Reader(swept).Actor, new ListWithholdings(swept.CaseId), cancel);
            var expected = new[] { "o", "m" }.Where(by => Expected.Row(swept, "consent", false, by == "m")).Select(by => by + "asked");
            Compare(swept, expected, Found(outcome.Succeeded ? JsonSerializer.Serialize(outcome.Value) : ""), wrong);
            if (outcome.Succeeded && outcome.Value.MayRecord != swept.Adds("consent")) wrong.Add($"{swept.Name}: offers to withhold is not {swept.Adds("consent")}");
            var charges = await sweep.World.Casework.RunAsync(sweep.Reader(swept).Actor, new ListCharges(swept.CaseId), cancel);
            expected = new[] { "o", "m" }.Where(by => Expected.Row(swept, "charges", true, by == "m")).Select(by => by + "offence");
            Compare(swept, expected, Found(charges.Succeeded ? JsonSerializer.Serialize(charges.Value) : ""), wrong);
        });
        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task A_name_is_found_by_whom_it_is_shown_to()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(sweep.Cases, Parallel2, async (swept, cancel) =>
        {
            var page = (await sweep.World.Casework.RunAsync(sweep.Reader(swept).Actor, new ListCaseload { Query = swept.Canary("first") }, cancel)).Value;
            if (page.Items.Any(item => item.CaseId == swept.CaseId) != FoundByName(swept)) wrong.Add($"{swept.Name}: found is not {FoundByName(swept)}");
        });
        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    [Fact]
    public async Task Plain_statements_of_the_application_see_the_same_rows()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(sweep.Cases.GroupBy(swept => swept.Place.Role), Parallel2, async (mine, _) =>
        {
            var seat = sweep.Readers[mine.Key];
            await using var application = await PolicyDatabase.OpenAsync(sweep.World.Connections.Application + ";Pooling=false", Cancel);
            await using var transaction = await application.BeginTransactionAsync(Cancel);
            var ticket = seat.TicketFor([.. mine]);
            await application.SetTicketAsync(ticket.Sign(sweep.Key.Key, sweep.Key.Id, application.ProcessID, DateTimeOffset.UtcNow + Ticket.Life), Cancel);
            var ids = string.Join(',', mine.Select(swept => $"'{swept.CaseId}'"));
            var envelopes = string.Join(',', mine.Select(swept => $"('{swept.CaseId}', '{swept.ReferralId}')"));
            var seen = (await application.ColumnAsync(Everything(ids, envelopes), Cancel)).ToHashSet();
            foreach (var swept in mine) CompareRows(swept, seat, seen, wrong);
        });

        Assert.True(wrong.IsEmpty, Report(wrong));
    }

    private void CompareRows(SweptCase swept, SweepWorld.Seat seat, HashSet<string> seen, ConcurrentBag<string> wrong)
    {
        void Check(string table, string section, Guid agency, bool expected)
        {
            if (seen.Contains($"{table} {section} {swept.CaseId} {agency}") != expected) wrong.Add($"{swept.Name}: {table} {section} by {(agency == seat.AgencyId ? "me" : "others")} is not {expected}");
        }

        foreach (var mine in new[] { true, false })
        {
            var agency = mine ? seat.AgencyId : sweep.Other(swept).AgencyId;
            foreach (var (table, section, essentials, single) in SweepContent.Tables)
                if (!mine || (!single && (section != "risk" || swept.ReaderHasRated))) Check(table, section, agency, Expected.Row(swept, section, essentials, mine));
            foreach (var section in SweepContent.Entered) Check("case_entries", section, agency, Expected.Row(swept, section, false, mine));
            foreach (var section in AccessSheet.Told) Check("case_events", section, agency, Expected.Event(swept, section, mine));
        }

        Check("cases", "", Guid.Empty, swept.Sight != "none");
        Check("private", "", Guid.Empty, false);
        Check("caseload", "", Guid.Empty, swept.Sight != "none" && !swept.InEmergency);
        foreach (var named in new[] { "search_tokens", "caseload_names" }) Check(named, "", Guid.Empty, FoundByName(swept));
        // Who is excluded does not even see the envelope.
        if (swept.ReferralId is not null) Check("referral_box", "", Guid.Empty, !swept.Excluded);
    }

    private static string Everything(string cases, string envelopes)
    {
        var sections = string.Join(',', AccessSheet.Sections.Select(section => $"'{section}'"));
        return string.Join(" union all ",
        [
            .. SweepContent.Tables.Select(t => $"select '{t.Table} {t.Section} ' || case_id || ' ' || agency_id from casework.{t.Table} where case_id in ({cases})"),
            .. new[] { "case_entries", "case_events" }.Select(t => $"select '{t} ' || (array[{sections}])[section + 1] || ' ' || case_id || ' ' || agency_id from casework.{t} where case_id in ({cases})"),
            $"select 'private  ' || case_id || ' {Guid.Empty}' from casework.case_entries where for_author_only and recorded_by <> (access.ticket()).user_id and case_id in ({cases})",
            $"select 'referral_box  ' || c.id || ' {Guid.Empty}' from casework.referral_box b join (values {envelopes}) c(id, referral) on c.referral = b.referral_id::text",
            $"select 'cases  ' || id || ' {Guid.Empty}' from casework.cases where id in ({cases})",
            .. new[] { "caseload", "caseload_names", "search_tokens" }.Select(t => $"select '{t}  ' || case_id || ' {Guid.Empty}' from casework.{t} where case_id in ({cases})"),
        ]);
    }

    private async Task<string> PagesAsync(Actor actor)
    {
        var text = new System.Text.StringBuilder();
        foreach (var former in new[] { false, true })
        {
            string? after = null;
            do
            {
                var page = await sweep.World.DoAsync(actor, new ListCaseload { Former = former, Size = ListCaseload.MostSize, Sort = "newest", After = after });
                text.Append(JsonSerializer.Serialize(page));
                after = page.Next;
            }
            while (after is not null);
        }

        return text.ToString();
    }

    private static bool FoundByName(SweptCase swept) => swept.ReadsAll("identity") && !swept.InEmergency;

    private static string Index(SweptCase swept) => swept.Canary("")[2..5];

    private static HashSet<(string Case, string Field)> Found(string json) =>
        Canaries.Matches(json).Select(match => (Case: match.Groups[1].Value, Field: match.Groups[2].Value)).ToHashSet();

    private static void Compare(SweptCase swept, IEnumerable<string> expected, IReadOnlySet<(string Case, string Field)> found, ConcurrentBag<string> wrong)
    {
        var right = expected.Select(field => (Case: Index(swept), Field: field)).ToHashSet();
        foreach (var leak in found.Except(right)) wrong.Add($"LEAK {swept.Name}: {leak.Field} of {leak.Case}");
        foreach (var missing in right.Except(found)) wrong.Add($"missing {swept.Name}: {missing.Field}");
    }

    private static string Report(IReadOnlyCollection<string> wrong) => $"{wrong.Count} cells differ from the sheet:\n" + string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(60));
}
