using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Casework.StaffReports.CaseAccess;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.StaffReports;

/// <summary>The case named in a report opens to its officer by a second one's approval, for a few hours, in few sections, and nobody in it learns of it.</summary>
public sealed class ReportAccessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_by_the_second_officer_shows_four_things_and_ends_by_itself()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (officer, second, report) = await ReportedAsync(world);
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.Investigator, new AddCaseEntry { CaseId = taken.CaseId, Section = "investigation", Kind = EntryKinds.Of(Casework.Access.Section.Investigation)[0], Text = "The bar was empty again.", HappenedAt = world.Clock.GetUtcNow() });
        var number = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber;
        var access = (await world.DoAsync(officer, Ask(report, number, second))).ReportAccessId;

        Assert.Contains(await world.ToldAsync(second), told => told.Kind == "report_access_asked");
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowReportedCase(access)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new DecideReportAccess(access, true)));
        var asked = Assert.Single(await world.DoAsync(second, new ListReportAccesses()));
        Assert.Equal((null, "waiting", "Her file would show the warning."), (asked.ReportId, asked.State, asked.Reason));
        await world.DoAsync(second, new DecideReportAccess(access, true));

        var seen = await world.DoAsync(officer, new ShowReportedCase(access));
        Assert.Equal((number, "The bar was empty again."), (seen.CaseNumber, Assert.Single(seen.Investigation).Text));
        Assert.NotNull(seen.Person?.Sex);
        Assert.Contains(seen.Accesses, line => line is { Person: "police_investigator of tpiu", Kind: "changed" });
        foreach (var other in new[] { second, world.Administrator, world.PoliceSupervisor }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, new ShowReportedCase(access)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowCase(taken.CaseId)));

        world.Clock.Advance(asked.Until - asked.AskedAt);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowReportedCase(access)));
        Assert.Equal("ended", Assert.Single(await world.DoAsync(officer, new ListReportAccesses())).State);
    }

    [Fact]
    public async Task Nobody_in_the_case_learns_of_it_and_the_chain_does()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (officer, second, report) = await ReportedAsync(world);
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var number = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber;
        var before = (await world.ToldAsync(world.PoliceSupervisor)).Count;
        var access = (await world.DoAsync(officer, Ask(report, number, second))).ReportAccessId;
        await world.DoAsync(second, new DecideReportAccess(access, true));
        await world.DoAsync(officer, new ShowReportedCase(access));

        Assert.Equal(before, (await world.ToldAsync(world.PoliceSupervisor)).Count);
        var looked = await world.DoAsync(world.PoliceSupervisor, new ListAccesses { CaseId = taken.CaseId });
        Assert.DoesNotContain(looked.Items, line => line.Role == "integrity_officer");
        Assert.DoesNotContain(looked.People, person => person.UserId == officer.UserId);
        await using var superuser = await world.AdministratorOfTheServerAsync();
        Assert.Equal(1, await superuser.ScalarAsync<long>($"select count(*) from audit.entries where user_id = '{officer.UserId}' and request = 'ShowReportedCase' and facts @> '[{{\"a\": \"read:reported_case\", \"s\": \"{access}\", \"c\": null}}]'", Cancel));
    }

    [Fact]
    public async Task Neither_the_accused_nor_oneself_is_the_second_and_naming_one_later_ends_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (officer, second, report) = await ReportedAsync(world);
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var number = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber;
        Assert.Equal("report_officer_not_there", (await world.RefusalAsync(officer, Ask(report, number, officer)))!.Code);
        Assert.Equal("report_officer_not_there", (await world.RefusalAsync(officer, Ask(report, number, world.Administrator)))!.Code);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(second, Ask(report, number, officer)));

        var access = (await world.DoAsync(officer, Ask(report, number, second))).ReportAccessId;
        await world.DoAsync(second, new DecideReportAccess(access, true));
        await world.DoAsync(officer, new NameAccused { ReportId = report, UserIds = [second.UserId] });
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowReportedCase(access)));
        Assert.Equal(StaffReportRefusals.OfficerAccused, await world.RefusalAsync(officer, Ask(report, number, second)));
    }

    [Fact]
    public async Task An_unknown_number_looks_the_same_until_it_would_open_and_a_closed_report_opens_nothing()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (officer, second, report) = await ReportedAsync(world);
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var number = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).CaseNumber;
        var (known, unknown) = ((await world.DoAsync(officer, Ask(report, number, second))).ReportAccessId, (await world.DoAsync(officer, Ask(report, "XK-2026-999999", second))).ReportAccessId);
        foreach (var access in new[] { known, unknown }) await world.DoAsync(second, new DecideReportAccess(access, true));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowReportedCase(unknown)));

        await world.DoAsync(officer, new CloseReport { ReportId = report, Outcome = "not_enough", Text = "It could not be shown." });
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(officer, new ShowReportedCase(known)));
        Assert.Equal("report_closed", (await world.RefusalAsync(officer, Ask(report, number, second)))!.Code);
    }

    private static async Task<(Actor Officer, Actor Second, Guid Report)> ReportedAsync(CaseworkWorld world)
    {
        var story = new ReportStory(world, await ReportStory.OfficerAsync(world), await ReportStory.OfficerAsync(world));
        return (story.Officer, story.Other, (await story.ReportedAsync()).Id);
    }

    private static AskReportAccess Ask(Guid report, string number, Actor second) => new() { ReportId = report, CaseNumber = number, Reason = "Her file would show the warning.", OfficerId = second.UserId };
}
