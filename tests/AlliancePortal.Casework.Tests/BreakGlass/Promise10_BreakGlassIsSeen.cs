using System.Diagnostics;
using System.Text.Json;
using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.BreakGlass;

/// <summary>Promise 10: emergency access has a reason, an end and a second person; it is seen by everyone in the case and opens what it says and nothing more.</summary>
public sealed class Promise10_BreakGlassIsSeen(ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_a_life_is_at_risk_it_opens_at_once_exactly_what_it_says_and_nothing_is_written_by_it()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, number) = await ChildAsync(world);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(caseId)));

        var opened = await world.DoAsync(world.PejaSocialWorker, Urgent(number.ToLowerInvariant().Replace('-', ' ')));
        Assert.Equal(("open", caseId, CaseworkWorld.Night.AddHours(3)), (opened.State, opened.CaseId, opened.Until));
        var seen = await world.DoAsync(world.PejaSocialWorker, new ShowCase(caseId));
        Assert.Equal(["Identity", "Contact", "Risk", "Guardianship", "Protection"], typeof(CaseSections).GetProperties().Where(section => section.GetValue(seen.Sections) is not null).Select(section => section.Name));
        Assert.True(seen.Sections.Identity!.InFull);
        Assert.Equal("Mirjeta Krasniqi", seen.DisplayName);
        Assert.Equal((opened.BreakGlassId, opened.Until), (seen.BreakGlassId, seen.OpenUntil));
        Assert.Empty(seen.MayAdd);
        Assert.Empty(seen.Timeline);
        Assert.False(seen.MayExclude || seen.MaySeeAccesses || seen.Sections.Guardianship!.Mine || seen.Sections.Risk!.MayRate);
        Assert.Null(seen.Sections.Identity.Version);

        Assert.DoesNotContain((await world.DoAsync(world.PejaSocialWorker, new ListCaseload { Query = "krasn" })).Items, item => item.CaseId == caseId);
        Assert.DoesNotContain((await world.DoAsync(world.PejaSocialWorker, new HomeList())).Recent, item => item.CaseId == caseId);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new AddCaseEntry { CaseId = caseId, Section = "risk", Kind = "note", Text = "Words." }));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new RateRisk { CaseId = caseId, Level = "high", Grounds = "Words." }));
        Assert.Equal(BreakGlassRefusals.OpenAlready, await world.RefusalAsync(world.PejaSocialWorker, Urgent(number)));
    }

    [Fact]
    public async Task Everyone_in_the_case_is_told_within_a_minute_and_it_stands_in_who_looked()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (caseId, number) = await ChildAsync(world);
        var woken = new TaskCompletionSource();
        using var listening = world.Services.GetRequiredService<WakeUps>().Listen((await world.DoAsync(world.SocialWorker, new WhoAmI())).UnitIds, () =>
        {
            woken.TrySetResult();
            return Task.CompletedTask;
        });
        using var pump = ActivatorUtilities.CreateInstance<WakeUpPump>(world.Services, TimeProvider.System);
        await pump.StartAsync(Cancel);
        await Task.Delay(300, Cancel);
        if (woken.Task.IsCompleted) woken = new TaskCompletionSource();

        var since = Stopwatch.StartNew();
        await world.DoAsync(world.PejaSocialWorker, Urgent(number));
        await woken.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        var told = await world.ToldAsync(world.SocialWorker);
        output.WriteLine($"told after {since.ElapsedMilliseconds} ms");
        Assert.Contains(told, item => item.Kind == "break_glass_opened" && item.CaseId == caseId);
        Assert.Contains(await world.ToldAsync(world.Investigator), item => item.Kind == "break_glass_opened" && item.CaseId == caseId);
        await pump.StopAsync(Cancel);

        await world.DoAsync(world.PejaSocialWorker, new ShowCase(caseId));
        var line = Assert.Single((await world.DoAsync(world.CswSupervisor, new ListAccesses { CaseId = caseId, Kind = "break_glass" })).Items);
        Assert.Equal((world.PejaSocialWorker.UserId, "social_worker", 2), (line.Person!.UserId, line.Role, line.Times));
        Assert.Contains("identity", line.Sections);
    }

    [Fact]
    public async Task It_ends_by_itself_at_the_minute_and_open_pages_are_woken()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (caseId, number) = await ChildAsync(world);
        await world.DoAsync(world.PejaSocialWorker, Urgent(number) with { Hours = 1 });
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(caseId)));

        // No clock has to tick for it.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(caseId)));
        var unit = (await world.DoAsync(world.PejaSocialWorker, new WhoAmI())).UnitIds[0];
        await using var look = await world.AdministratorOfTheServerAsync();
        var wakes = $"select count(*) from casework.wake_ups where unit_id = '{unit}' and at >= '{CaseworkWorld.Night.AddHours(1):O}'";
        Assert.Equal(0, await look.ScalarAsync<long>(wakes, Cancel));
        await ActivatorUtilities.CreateInstance<PortalClock>(world.Services).TickAsync(Cancel);
        Assert.Equal(1, await look.ScalarAsync<long>(wakes, Cancel));
        Assert.Equal(("ended", null), Of(Assert.Single((await world.DoAsync(world.PejaSocialWorker, new ListBreakGlasses())).Items)));
    }

    [Theory]
    [InlineData("lasts = interval '10 years'")]
    [InlineData("open_until = opened_at + interval '10 years'")]
    [InlineData("full_mask = 1 << 10")]
    public async Task No_statement_makes_it_longer_than_a_day_or_opens_the_address_of_a_shelter(string change)
    {
        var world = await CaseworkWorld.Shared;
        var (_, number) = await ChildAsync(world);
        var opened = await world.DoAsync(world.PejaSocialWorker, Urgent(number));
        await using var superuser = await world.AdministratorOfTheServerAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => superuser.ExecuteAsync($"update casework.break_glasses set {change} where id = '{opened.BreakGlassId}'", Cancel));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task It_is_ended_early_by_its_person_or_by_who_answers_for_the_case()
    {
        var world = await CaseworkWorld.Shared;
        foreach (var by in new[] { world.PejaSocialWorker, world.CswSupervisor })
        {
            var (caseId, number) = await ChildAsync(world);
            var opened = await world.DoAsync(world.PejaSocialWorker, Urgent(number));
            foreach (var stranger in new[] { world.Advocate, world.SocialWorker, world.VaauSupervisor })
                Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new EndBreakGlass(opened.BreakGlassId)));
            Assert.Equal("ended", (await world.DoAsync(by, new EndBreakGlass(opened.BreakGlassId))).State);
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(caseId)));
            Assert.Equal(BreakGlassRefusals.NotInState, await world.RefusalAsync(by, new EndBreakGlass(opened.BreakGlassId)));
        }
    }

    [Fact]
    public async Task Otherwise_a_supervisor_of_another_unit_in_the_case_approves_first_and_nobody_else_may()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, number) = await ChildAsync(world);
        var both = await PoliceSupervisorAsync(world, "tpiu-team-1", "tpiu-team-2");
        var asked = await world.DoAsync(world.OtherInvestigator, Urgent(number) with { LifeAtRisk = false });
        Assert.Equal(("waiting", null), Of(asked));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new ShowCase(caseId)));
        Assert.Equal("break_glass_asked_already", (await world.RefusalAsync(world.OtherInvestigator, Urgent(number)))!.Code);

        var approve = new DecideBreakGlass { BreakGlassId = asked.BreakGlassId, Approve = true, Reason = "He stands before her door." };
        foreach (var other in new[] { world.OtherInvestigator, world.Investigator, world.SocialWorker, world.VaauSupervisor, world.Administrator, both })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, approve));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.CswSupervisor, approve with { Reason = " " }))!.Fields.Keys);
        Assert.Contains(await world.ToldAsync(world.CswSupervisor), item => item.Kind == "break_glass_asked" && item.CaseId == caseId);
        Assert.Equal("Somebody is after her.", (await world.DoAsync(world.PoliceSupervisor, new ListBreakGlasses())).Items.Single(item => item.BreakGlassId == asked.BreakGlassId).Reason);

        Assert.Equal("open", (await world.DoAsync(world.CswSupervisor, approve)).State);
        Assert.Equal(BreakGlassRefusals.NotInState, await world.RefusalAsync(world.PoliceSupervisor, approve with { Approve = false }));
        Assert.Null(await world.RefusalAsync(world.OtherInvestigator, new ShowCase(caseId)));
        var mine = (await world.DoAsync(world.OtherInvestigator, new ListBreakGlasses())).Items.Single(item => item.BreakGlassId == asked.BreakGlassId);
        Assert.Equal((caseId, "He stands before her door.", null), (mine.CaseId, mine.Answer, mine.AnsweredBy));
    }

    [Fact]
    public async Task Refused_it_stays_closed_and_who_asked_reads_why()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, number) = await ChildAsync(world);
        var asked = await world.DoAsync(world.OtherInvestigator, Urgent(number) with { LifeAtRisk = false });
        await world.DoAsync(world.PoliceSupervisor, new DecideBreakGlass { BreakGlassId = asked.BreakGlassId, Approve = false, Reason = "Ring the Centre instead." });
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new ShowCase(caseId)));
        var mine = (await world.DoAsync(world.OtherInvestigator, new ListBreakGlasses())).Items.Single(item => item.BreakGlassId == asked.BreakGlassId);
        Assert.Equal(("refused", null, "Ring the Centre instead."), (mine.State, mine.CaseId, mine.Answer));
        Assert.Contains(await world.ToldAsync(world.OtherInvestigator), item => item.Kind == "break_glass_refused" && item.SubjectId == asked.BreakGlassId && item.CaseId is null);
    }

    [Fact]
    public async Task An_excluded_person_and_a_closed_case_are_answered_as_a_number_that_never_was()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (kept, closed) = (await AdultAsync(world), await AdultAsync(world));
        await world.DoAsync(await OfficerAsync(world), new ExcludePerson { CaseId = kept.CaseId, UserId = world.OtherInvestigator.UserId, Reason = "Named." });
        await using (var look = await world.AdministratorOfTheServerAsync()) await look.ExecuteAsync($"alter table casework.cases disable trigger user; update casework.cases set closed_at = opened_at where id = '{closed.CaseId}'; alter table casework.cases enable trigger user", Cancel);

        foreach (var atRisk in new[] { true, false })
        {
            var answers = new List<string>();
            foreach (var number in new[] { "XK-2026-999999", kept.Number, closed.Number })
                answers.Add(JsonSerializer.Serialize(await world.Casework.RunAsync(world.OtherInvestigator, Urgent(number) with { LifeAtRisk = atRisk }, Cancel) is { Succeeded: true } done
                    ? (object)(done.Value with { BreakGlassId = default, CaseNumber = "" }) : "refused as not there"));
            Assert.Single(answers.Distinct());
        }

        Assert.All((await world.DoAsync(world.OtherInvestigator, new ListBreakGlasses())).Items, item => Assert.Equal(("waiting", null), Of(item)));
        Assert.Empty((await world.DoAsync(world.PoliceSupervisor, new ListBreakGlasses())).Items);
        Assert.DoesNotContain((await world.DoAsync(world.OtherInvestigator, new MyAccesses())).Items, line => line.CaseId == kept.CaseId);
        world.Clock.Advance(TimeSpan.FromHours(25));
        Assert.All((await world.DoAsync(world.OtherInvestigator, new ListBreakGlasses())).Items, item => Assert.Equal(("lapsed", null), Of(item)));
    }

    [Fact]
    public async Task An_exclusion_beats_it_while_it_is_open_and_a_shelters_address_is_never_in_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (kept, other) = (await AdultAsync(world), await AdultAsync(world));
        foreach (var it in new[] { kept, other }) await world.DoAsync(world.PejaSocialWorker, Urgent(it.Number));
        await world.DoAsync(await OfficerAsync(world), new ExcludePerson { CaseId = kept.CaseId, UserId = world.PejaSocialWorker.UserId, Reason = "Named." });
        await using var look = await world.AdministratorOfTheServerAsync();
        Assert.Equal(1, await look.ScalarAsync<long>($"select count(*) from casework.break_glasses where case_id = '{kept.CaseId}' and ended_at is not null", Cancel));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(kept.CaseId)));
        Assert.Null(await world.RefusalAsync(world.PejaSocialWorker, new ShowCase(other.CaseId)));
        Assert.Equal("23514", await look.TryAsync($"update casework.break_glasses set full_mask = full_mask | {1 << 10}", Cancel));
    }

    [Fact]
    public async Task Nobody_in_the_case_reviews_within_a_day_then_VAAUs_supervisor_is_asked_and_writes_whether_it_was_proper()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (_, number) = await ChildAsync(world);
        var opened = await world.DoAsync(world.PejaSocialWorker, Urgent(number));
        var review = new ReviewBreakGlass { BreakGlassId = opened.BreakGlassId, Proper = false, Reason = "Nobody was in danger." };
        foreach (var other in new[] { world.PejaSocialWorker, world.VaauSupervisor, world.SocialWorker }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, review));
        Assert.Contains(await world.ToldAsync(world.CswSupervisor), item => item.Kind == "break_glass_to_review");

        world.Clock.Advance(TimeSpan.FromHours(24));
        await ActivatorUtilities.CreateInstance<PortalClock>(world.Services).TickAsync(Cancel);
        Assert.Contains(await world.ToldAsync(world.VaauSupervisor), item => item is { Kind: "break_glass_unanswered", CaseId: null });
        Assert.True(Assert.Single((await world.DoAsync(world.VaauSupervisor, new ListBreakGlasses())).Items).Overdue);
        await world.DoAsync(world.VaauSupervisor, review);
        Assert.Equal(BreakGlassRefusals.NotInState, await world.RefusalAsync(world.CswSupervisor, review));
        var mine = Assert.Single((await world.DoAsync(world.PejaSocialWorker, new ListBreakGlasses())).Items);
        Assert.Equal((false, "Nobody was in danger.", null), (mine.Agreed, mine.Answer, mine.AnsweredBy));
        Assert.Equal("vaau_supervisor of vaau", Assert.Single((await world.DoAsync(world.CswSupervisor, new ListBreakGlasses())).Items).AnsweredBy);
    }

    [Fact]
    public async Task Where_nobody_in_the_case_may_answer_VAAUs_supervisor_is_asked_at_once()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var it = await AdultAsync(world);
        await world.DoAsync(world.Administrator, new BlockWorker(world.PoliceSupervisor.UserId));
        var asked = await world.DoAsync(world.OtherInvestigator, Urgent(it.Number) with { LifeAtRisk = false });
        Assert.Equal("open", (await world.DoAsync(world.VaauSupervisor, new DecideBreakGlass { BreakGlassId = asked.BreakGlassId, Approve = true, Reason = "Agreed." })).State);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new ShowCase(it.CaseId)));
    }

    private static (string State, Guid? CaseId) Of(BreakGlassView view) => (view.State, view.CaseId);

    private static AskBreakGlass Urgent(string number) => new() { CaseNumber = number, Reason = "Somebody is after her.", LifeAtRisk = true };

    private static async Task<(Guid CaseId, string Number)> ChildAsync(CaseworkWorld world)
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        return (taken.CaseId, (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber);
    }

    private static async Task<(Guid CaseId, string Number)> AdultAsync(CaseworkWorld world)
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        return (taken.CaseId, (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber);
    }

    private static async Task<Actor> PoliceSupervisorAsync(CaseworkWorld world, params string[] units) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "tpiu",
        UnitCodes = units,
        Role = "police_supervisor",
        DisplayName = "Of both teams",
        Email = $"{Guid.NewGuid():N}@tpiu.test",
    }));

    private static async Task<Actor> OfficerAsync(CaseworkWorld world) => Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
    {
        AgencyCode = "portal",
        UnitCodes = [Casework.Agencies.Jurisdiction.JurisdictionFile.Default.Agency("portal")!.Units[0].Code],
        Role = "integrity_officer",
        DisplayName = "Integrity officer",
        Email = $"{Guid.NewGuid():N}@portal.test",
    }));
}
