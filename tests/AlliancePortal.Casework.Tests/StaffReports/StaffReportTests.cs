using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Misconduct;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Casework.Tests.Access.Policies;

namespace AlliancePortal.Casework.Tests.StaffReports;

/// <summary>From the report to its end: reporter and officer write to each other and never learn more than they must.</summary>
public sealed class StaffReportTests
{
    private static readonly MisconductFinding Finding = new()
    {
        Name = "Kanarinka Zogu",
        Agency = "Police unit against trafficking",
        Kind = "tip_off",
        FoundOn = new DateOnly(2026, 11, 20),
        Measure = "Dismissed; charged with abuse of office.",
    };

    [Fact]
    public async Task A_report_goes_back_and_forth_by_its_code_until_it_is_closed()
    {
        var story = await ReportStory.BeginAsync();
        var world = story.World;
        Assert.Contains(await world.DoAsync(Actor.SpeakUp, new ListReportOfficers()), officer => officer.UserId == story.Officer.UserId);
        var (code, id) = await story.ReportedAsync();
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", code);
        var sent = await world.DoAsync(Actor.SpeakUp, new OpenReport(code));
        Assert.Equal(("received", null, new DateOnly(2026, 11, 23), true), (sent.State, sent.Outcome, sent.ReceivedOn, sent.OfficerIsThere));
        Assert.Contains(await world.ToldAsync(story.Officer), told => told.Kind == "report_waits" && told.SubjectId == id);

        var opened = await world.DoAsync(story.Officer, new ShowStaffReport(id));
        Assert.Equal((new ReportAccount("tip_off", ReportStory.About, ReportStory.What), "in_work"), (opened.Account, opened.State));
        Assert.False((await world.DoAsync(story.Officer, new ListStaffReports())).Single().Waits is false);
        await world.DoAsync(story.Officer, new WriteUnderReport { ReportId = id, Text = "Which nights?" });
        await world.DoAsync(story.Officer, new WriteUnderReport { ReportId = id, Text = "Ask for the telephone records.", IsNote = true });
        Assert.False((await world.DoAsync(story.Officer, new ListStaffReports())).Single().Waits);

        // As people type it.
        var typed = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l');
        var answered = await world.DoAsync(Actor.SpeakUp, new AnswerOfficer { Code = typed, Text = "Fridays." });
        Assert.Equal([("officer", "Which nights?"), ("reporter", "Fridays.")], answered.Letters.Select(letter => (letter.From, letter.Text!)));
        Assert.True((await world.DoAsync(story.Officer, new ListStaffReports())).Single().Waits);

        var closed = await world.DoAsync(story.Officer, new CloseReport { ReportId = id, Outcome = "founded", Text = "It was so. Thank you.", Finding = Finding });
        Assert.Equal(("closed", "founded"), (closed.State, closed.Outcome));
        var last = await world.DoAsync(Actor.SpeakUp, new OpenReport(code));
        Assert.Equal(("closed", "founded", "It was so. Thank you."), (last.State, last.Outcome, last.Letters[^1].Text));
        Assert.Equal("report_closed", (await world.RefusalAsync(Actor.SpeakUp, new AnswerOfficer { Code = code, Text = "More." }))?.Code);
        Assert.Equal("report_closed", (await world.RefusalAsync(story.Officer, new CloseReport { ReportId = id, Outcome = "not_enough", Text = "No." }))?.Code);
    }

    [Fact]
    public async Task A_wrong_code_and_none_read_alike()
    {
        var story = await ReportStory.BeginAsync();
        var code = await story.ReportAsync();
        var wrong = (code[0] == 'A' ? "B" : "A") + code[1..];
        foreach (var typed in new[] { wrong, code + "A", code[..^1], ReportCodes.Create(), "", "'; drop table casework.staff_reports" })
        {
            Assert.Equal(Refusal.NotFound, await story.World.RefusalAsync(Actor.SpeakUp, new OpenReport(typed)));
            Assert.Equal(Refusal.NotFound, await story.World.RefusalAsync(Actor.SpeakUp, new AnswerOfficer { Code = typed, Text = "I." }));
            Assert.Equal(Refusal.NotFound, await story.World.RefusalAsync(Actor.SpeakUp, new ChooseOfficer(typed, story.Other.UserId)));
        }
    }

    [Fact]
    public void Codes_hold_140_random_bits() => Assert.Equal(2_000, Enumerable.Range(0, 2_000).Select(_ => ReportCodes.Create()).Where(code => code.Replace("-", "", StringComparison.Ordinal).Length == 28).Distinct().Count());

    [Fact]
    public async Task What_is_missing_is_said_field_by_field()
    {
        var story = await ReportStory.BeginAsync();
        var refusal = await story.World.RefusalAsync(Actor.SpeakUp, new SubmitReport { Kind = "gossip", About = " ", What = new string('x', 20_001), OfficerId = Guid.Empty });
        Assert.Equal(["about", "kind", "officerId", "what"], refusal!.Fields.Keys.Order());
        Assert.Equal("report_officer_not_there", (await story.World.RefusalAsync(Actor.SpeakUp, new SubmitReport { Kind = "other", About = "x", What = "y", OfficerId = story.World.Administrator.UserId }))?.Code);
        var (_, id) = await story.ReportedAsync();
        foreach (var (outcome, finding) in new[] { ("founded", null), ("not_founded", Finding) })
            Assert.Equal(["contradicts"], (await story.World.RefusalAsync(story.Officer, new CloseReport { ReportId = id, Outcome = outcome, Text = "So.", Finding = finding }))!.Fields["finding"]);
        Assert.Contains("finding.foundOn", (await story.World.RefusalAsync(story.Officer, new CloseReport { ReportId = id, Outcome = "founded", Text = "So.", Finding = Finding with { FoundOn = new DateOnly(2027, 1, 1) } }))!.Fields.Keys);
    }

    [Fact]
    public async Task Nobody_handles_what_is_said_about_himself()
    {
        var story = await ReportStory.BeginAsync();
        var (code, id) = await story.ReportedAsync();
        Assert.Equal(StaffReportRefusals.OfficerAccused, await story.World.RefusalAsync(story.Officer, new NameAccused { ReportId = id, UserIds = [story.Officer.UserId] }));
        var named = await story.World.DoAsync(story.Officer, new NameAccused { ReportId = id, UserIds = [story.Other.UserId, story.World.Investigator.UserId] });
        Assert.Equal([story.Other.UserId, story.World.Investigator.UserId], named.Accused.Select(one => one.UserId));
        Assert.Equal(StaffReportRefusals.OfficerAccused, await story.World.RefusalAsync(story.Officer, new HandOverReport(id, story.Other.UserId)));

        var third = await ReportStory.OfficerAsync(story.World);
        await story.World.DoAsync(story.Officer, new HandOverReport(id, third.UserId));
        Assert.Equal(Refusal.NotFound, await story.World.RefusalAsync(story.Officer, new ShowStaffReport(id)));
        Assert.DoesNotContain(await story.World.ToldAsync(story.Officer), told => told.SubjectId == id);
        Assert.Contains(await story.World.ToldAsync(third), told => told.SubjectId == id);
        Assert.Equal(2, (await story.World.DoAsync(third, new ShowStaffReport(id))).Accused.Count);
        Assert.StartsWith("Officer ", (await story.World.DoAsync(Actor.SpeakUp, new OpenReport(code))).OfficerName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reporter_takes_it_away_from_an_officer_who_does_nothing()
    {
        var story = await ReportStory.BeginAsync();
        var (code, id) = await story.ReportedAsync();
        await story.World.DoAsync(Actor.SpeakUp, new ChooseOfficer(code, story.Other.UserId));
        Assert.Equal(Refusal.NotFound, await story.World.RefusalAsync(story.Officer, new ShowStaffReport(id)));
        Assert.Equal(id, Assert.Single(await story.World.DoAsync(story.Other, new ListStaffReports())).ReportId);
        Assert.Equal("report_officer_not_there", (await story.World.RefusalAsync(Actor.SpeakUp, new ChooseOfficer(code, story.World.Investigator.UserId)))?.Code);
    }

    [Fact]
    public async Task Who_was_found_to_have_done_it_is_found_by_name_in_any_spelling_and_each_question_is_audited()
    {
        var story = await ReportStory.BeginAsync();
        var (_, id) = await story.ReportedAsync();
        await story.World.DoAsync(story.Officer, new CloseReport { ReportId = id, Outcome = "founded", Text = "It was so.", Finding = Finding with { Name = "Зоран Шћепановић" } });
        foreach (var typed in new[] { "Zoran Šćepanović", "scepanovic zoran", "Шћепановић" })
            Assert.Contains(await story.World.DoAsync(story.Other, new SearchMisconduct(typed)), entry => entry.Finding is { Name: "Зоран Шћепановић", Measure: "Dismissed; charged with abuse of office." });
        Assert.Empty(await story.World.DoAsync(story.Other, new SearchMisconduct("Agron Scepanovic")));
        await using var server = await story.World.AdministratorOfTheServerAsync();
        Assert.Equal(4, await server.ScalarAsync<long>($"select count(*) from audit.entries where user_id = '{story.Other.UserId}' and request = 'SearchMisconduct' and outcome = 'done'", TestContext.Current.CancellationToken));
    }
}
