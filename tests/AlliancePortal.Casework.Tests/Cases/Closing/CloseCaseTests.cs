using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases.Closing;

/// <summary>Who ends a case, what ends with it, and what stays.</summary>
public sealed class CloseCaseTests : IAsyncLifetime
{
    private CaseworkWorld world = null!;

    public async ValueTask InitializeAsync() => world = await CaseworkWorld.Shared;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_still_open_is_named_before_and_ends_with_the_case()
    {
        var send = await world.ToShelterAsync();
        var shelter = await world.DoAsync(world.Investigator, send);
        await world.WithAdvocateAsync(send.CaseId);
        var booked = await world.DoAsync(world.Investigator, Interview(send.CaseId));

        var view = await world.DoAsync(world.VaauSupervisor, new ShowClosing(send.CaseId));
        Assert.False(view.Blocked);
        Assert.Equal(["interview", "referral", "referral"], view.Open.Select(open => open.What).Order());
        Assert.Contains(view.Open, open => open is { What: "referral", Code: "shelter", AgencyName: not null, At: not null });
        Assert.Contains(view.Open, open => open is { What: "interview", Code: "other" } && open.At == CaseworkWorld.Night.AddDays(2));

        await world.CloseAsync(send.CaseId);
        Assert.Equal("withdrawn", (await world.DoAsync(world.Investigator, new ShowReferral(shelter.ReferralId))).State);
        Assert.Equal(InterviewRefusals.NotInState, await world.RefusalAsync(world.Investigator, new CancelInterview(booked.InterviewId, "Too late.")));
        Assert.Contains(await world.ToldAsync(world.Investigator), told => told.Kind == "case_closed" && told.CaseId == send.CaseId);
    }

    [Fact]
    public async Task The_closed_case_reads_as_closed_with_its_reason_to_those_who_closed_it_only()
    {
        var caseId = await AdultAsync();
        await world.CloseAsync(caseId);
        var closer = await world.DoAsync(world.VaauSupervisor, new ShowCase(caseId));
        Assert.Equal(("support_completed", "She lives on her own and has work.", "reopen"), (closer.End!.Reason, closer.End.Note, closer.Ending));
        Assert.Equal(CaseworkWorld.Night, closer.ClosedAt);
        var opener = await world.DoAsync(world.Investigator, new ShowCase(caseId));
        Assert.Equal((null, "again", true), (opener.End, opener.Ending, opener.IsFormer));
        Assert.Empty(opener.MayAdd);
    }

    [Fact]
    public async Task It_is_found_among_the_closed_ones_and_among_no_others()
    {
        var caseId = await AdultAsync();
        await world.CloseAsync(caseId);
        async Task<bool> Listed(ListCaseload list) => (await world.DoAsync(world.Investigator, list with { Size = 100, Sort = "newest" })).Items.Any(item => item.CaseId == caseId);
        Assert.False(await Listed(new ListCaseload()));
        Assert.True(await Listed(new ListCaseload { Former = true, Closed = true }));
        Assert.False(await Listed(new ListCaseload { Former = true, Closed = false }));
    }

    [Fact]
    public async Task An_adults_case_is_closed_by_the_supervisor_of_VAAU_and_by_nobody_else()
    {
        var caseId = await AdultAsync();
        foreach (var other in new[] { world.Investigator, world.PoliceSupervisor, world.Advocate, world.CswSupervisor, world.ShelterCaseworker, world.Administrator, world.Analyst })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Closings.Closing(caseId)));
        // Of a case in which VAAU is not, its supervisor knows nothing.
        var strange = await world.DoAsync(world.Investigator, Intakes.Adult());
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, Closings.Closing(strange.CaseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new ShowClosing(strange.CaseId)));
    }

    [Fact]
    public async Task A_childs_case_is_not_closed_while_somebody_answers_for_her()
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var view = await world.DoAsync(world.CswSupervisor, new ShowClosing(taken.CaseId));
        Assert.True(view.Blocked);
        Assert.Equal("guardianship", Assert.Single(view.Open).What);
        Assert.Equal("guardianship_is_open", (await world.RefusalAsync(world.CswSupervisor, Closings.Closing(taken.CaseId)))!.Code);
    }

    [Fact]
    public async Task After_both_signatures_the_Centre_that_answered_for_her_closes_it()
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.EndGuardianshipAsync(taken.GuardianshipId.Value);
        foreach (var other in new[] { world.VaauSupervisor, world.SocialWorker, world.PejaSocialWorker })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, Closings.Closing(taken.CaseId)));
        await world.DoAsync(world.CswSupervisor, Closings.Closing(taken.CaseId));
        Assert.NotNull((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).ClosedAt);
    }

    [Fact]
    public async Task A_reason_and_a_note_are_needed_and_closing_twice_is_refused()
    {
        var caseId = await AdultAsync();
        Assert.Contains("reason", (await world.RefusalAsync(world.VaauSupervisor, Closings.Closing(caseId) with { Reason = "tired" }))!.Fields.Keys);
        Assert.Contains("note", (await world.RefusalAsync(world.VaauSupervisor, Closings.Closing(caseId) with { Note = " " }))!.Fields.Keys);
        await world.CloseAsync(caseId);
        Assert.Equal(CaseRefusals.Closed, await world.RefusalAsync(world.VaauSupervisor, Closings.Closing(caseId)));
    }

    [Fact]
    public async Task Two_who_close_it_at_once_close_it_once()
    {
        var caseId = await AdultAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.RefusalAsync(world.VaauSupervisor, Closings.Closing(caseId))));
        Assert.Single(outcomes, refusal => refusal is null);
        Assert.All(outcomes.OfType<Refusal>(), refusal => Assert.Contains(refusal.Code, new[] { "case_closed", "changed_meanwhile" }));
    }

    private async Task<Guid> AdultAsync()
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.WithAdvocateAsync(taken.CaseId);
        return taken.CaseId;
    }

    private static BookInterview Interview(Guid caseId) =>
        new() { CaseId = caseId, Purpose = "other", Place = "Station", Language = "ro", StartedAt = CaseworkWorld.Night.AddDays(2) };
}
