using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases.Closing;

/// <summary>A closed case begins anew: by whom, who is in it then, and that a child has a Centre at once.</summary>
public sealed class ReopenCaseTests : IAsyncLifetime
{
    private const string Name = "Vjollzana";

    private CaseworkWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseworkWorld.Shared;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task In_it_are_then_who_opened_it_and_who_opens_it_again_and_nobody_else()
    {
        var caseId = await ClosedAdultAsync(withShelter: true);
        Assert.Null((await world.DoAsync(world.VaauSupervisor, Reopening(caseId))).GuardianshipId);
        Assert.Equal((false, (DateTimeOffset?)null, "close"), await StandingAsync(world.VaauSupervisor, caseId));
        Assert.Equal((false, (DateTimeOffset?)null, null), await StandingAsync(world.Investigator, caseId));
        Assert.True((await world.DoAsync(world.ShelterCaseworker, new ShowCase(caseId))).IsFormer);
        // Findable by name again for those who read it, and worked on.
        Assert.Contains((await world.DoAsync(world.Investigator, new ListCaseload { Query = Name })).Items, item => item.CaseId == caseId);
        Assert.Empty((await world.DoAsync(world.ShelterCaseworker, new ListCaseload { Query = Name })).Items);
        await world.DoAsync(world.Investigator, new AddCaseEntry { CaseId = caseId, Section = "notes", Kind = "note", Text = "She rang." });
        Assert.Contains(await world.ToldAsync(world.Investigator), told => told.Kind == "case_reopened" && told.CaseId == caseId);
    }

    [Fact]
    public async Task Nothing_widens_for_whoever_opens_it_again()
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.WithAdvocateAsync(taken.CaseId);
        var before = Shown(await world.DoAsync(world.VaauSupervisor, new ShowCase(taken.CaseId)));
        await world.CloseAsync(taken.CaseId);
        await world.DoAsync(world.VaauSupervisor, Reopening(taken.CaseId));
        Assert.Equal(before, Shown(await world.DoAsync(world.VaauSupervisor, new ShowCase(taken.CaseId))));
    }

    [Fact]
    public async Task Whoever_took_her_in_opens_it_by_having_met_her_again()
    {
        var caseId = await ClosedAdultAsync(withShelter: true);
        foreach (var other in new[] { world.OtherInvestigator, world.PoliceSupervisor, world.ShelterCaseworker, world.Advocate, world.CswSupervisor })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Reopening(caseId)));
        await world.DoAsync(world.Investigator, Reopening(caseId));
        Assert.False((await world.DoAsync(world.Investigator, new ShowCase(caseId))).IsFormer);
        Assert.True((await world.DoAsync(world.VaauSupervisor, new ShowCase(caseId))).IsFormer);
    }

    [Fact]
    public async Task A_child_who_is_met_again_has_a_Centre_in_the_same_moment_and_its_clock_runs()
    {
        var caseId = await ClosedChildAsync();
        var again = await world.DoAsync(world.Investigator, Reopening(caseId) with { Municipality = "peja", MetAt = CaseworkWorld.Night.AddMinutes(-5) });
        var guardianship = await world.DoAsync(world.PejaSocialWorker, new ShowGuardianship(again.GuardianshipId!.Value));
        Assert.Equal(("notified", CaseworkWorld.Night, CaseworkWorld.Night.AddMinutes(-5)), (guardianship.State, guardianship.NotifiedAt, guardianship.IdentifiedAt));
        Assert.NotNull(guardianship.DueAt);
        Assert.True((await world.DoAsync(world.SocialWorker, new ShowCase(caseId))).IsFormer);
    }

    [Fact]
    public async Task The_Centre_that_closed_it_answers_for_her_at_once_and_loses_it_with_a_handover()
    {
        var caseId = await ClosedChildAsync();
        var again = await world.DoAsync(world.CswSupervisor, Reopening(caseId));
        var guardianship = await world.DoAsync(world.SocialWorker, new ShowGuardianship(again.GuardianshipId!.Value));
        Assert.Equal(("acknowledged", true), (guardianship.State, guardianship.Mine));
        await world.DoAsync(world.CswSupervisor, new HandOverGuardianship(guardianship.GuardianshipId, await world.AgencyAsync("csw-peja"), "She moved."));
        await world.DoAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(guardianship.GuardianshipId));
        Assert.True((await world.DoAsync(world.CswSupervisor, new ShowCase(caseId))).IsFormer);
    }

    [Fact]
    public async Task It_can_be_closed_and_opened_again_and_again()
    {
        var caseId = await ClosedAdultAsync();
        await world.DoAsync(world.VaauSupervisor, Reopening(caseId));
        Assert.Equal("case_is_open", (await world.RefusalAsync(world.VaauSupervisor, Reopening(caseId)))!.Code);
        await world.DoAsync(world.VaauSupervisor, Closings.Closing(caseId) with { Reason = "returned" });
        Assert.Equal("returned", (await world.DoAsync(world.VaauSupervisor, new ShowCase(caseId))).End!.Reason);
        await world.DoAsync(world.VaauSupervisor, Reopening(caseId));
    }

    [Fact]
    public async Task Whoever_is_excluded_neither_closes_nor_opens()
    {
        var caseId = await ClosedAdultAsync();
        await using var superuser = await world.AdministratorOfTheServerAsync();
        await using var exclude = new Npgsql.NpgsqlCommand($"insert into casework.exclusions (user_id, case_id, set_by, set_at) values ('{world.Investigator.UserId}', '{caseId}', '{world.VaauSupervisor.UserId}', now())", superuser);
        await exclude.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, Reopening(caseId)));
    }

    private static ReopenCase Reopening(Guid caseId) => new() { CaseId = caseId, Reason = "She is back." };

    private async Task<(bool IsFormer, DateTimeOffset? ClosedAt, string? Ending)> StandingAsync(Actor reader, Guid caseId)
    {
        var shown = await world.DoAsync(reader, new ShowCase(caseId));
        return (shown.IsFormer, shown.ClosedAt, shown.Ending);
    }

    private static string Shown(CaseView view) =>
        string.Join(',', typeof(CaseSections).GetProperties().Where(section => section.GetValue(view.Sections) is not null).Select(section => section.Name));

    private async Task<Guid> ClosedAdultAsync(bool withShelter = false)
    {
        var send = await world.ToShelterAsync(Name);
        if (withShelter) await world.AcceptedAsync(send);
        await world.WithAdvocateAsync(send.CaseId);
        await world.CloseAsync(send.CaseId);
        return send.CaseId;
    }

    private async Task<Guid> ClosedChildAsync()
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child(Name));
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.EndGuardianshipAsync(taken.GuardianshipId.Value);
        await world.DoAsync(world.CswSupervisor, Closings.Closing(taken.CaseId));
        return taken.CaseId;
    }
}
