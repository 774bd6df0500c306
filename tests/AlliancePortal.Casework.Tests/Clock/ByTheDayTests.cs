using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Clock;

/// <summary>What happens because a day has come; each test turns a clock of its own.</summary>
public sealed class ByTheDayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_the_eighteenth_birthday_the_centre_steps_back_to_what_it_still_signs_and_all_in_the_case_are_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await WardAsync(world);
        await world.DoAsync(world.SocialWorker, new AddCaseEntry { CaseId = taken.CaseId, Section = "assistance", Kind = "note", Text = "School from Monday." });

        await TurnAsync(world, TimeSpan.FromDays(6));
        Assert.NotNull((await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Contact);
        await TurnAsync(world, TimeSpan.FromDays(1));

        var seen = (await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections;
        Assert.NotNull(seen.Guardianship);
        Assert.Empty(seen.Contact?.Details ?? []);
        Assert.Empty(seen.Exploitation?.Accounts ?? []);
        Assert.Equal("School from Monday.", Assert.Single(seen.Assistance!.Entries).Text);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, new AddCaseEntry { CaseId = taken.CaseId, Section = "assistance", Kind = "note", Text = "Later." }));
        foreach (var actor in new[] { world.Investigator, world.SocialWorker })
            Assert.Contains(await world.ToldAsync(actor), item => item.Kind == "child_came_of_age" && item.CaseId == taken.CaseId);

        await world.DoAsync(world.CswSupervisor, new EndGuardianship(taken.GuardianshipId!.Value, "Eighteen.", "adult_by_birthday"));
        await world.DoAsync(world.VaauSupervisor, new EndGuardianship(taken.GuardianshipId.Value, "Agreed."));
        Assert.False((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).IsChild);
        Assert.True((await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).IsFormer);
    }

    [Fact]
    public async Task With_her_own_consent_the_centre_stays_and_without_it_again_it_steps_back()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await WardAsync(world);
        await TurnAsync(world, TimeSpan.FromDays(8));

        var consent = await world.DoAsync(world.Investigator, new RecordConsent { CaseId = taken.CaseId, Purposes = ["assistance"], AgencyIds = [await world.AgencyAsync("csw-prizren")] });
        Assert.NotEmpty((await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Contact!.Details);

        await world.DoAsync(world.Investigator, new WithdrawConsent { ConsentId = consent.ConsentId });
        Assert.Empty((await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Contact?.Details ?? []);
    }

    [Fact]
    public async Task What_the_guardian_agreed_to_holds_thirty_days_and_what_she_agrees_to_herself_goes_on()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await WardAsync(world);
        var byGuardian = await world.DoAsync(world.SocialWorker, new RecordConsent { CaseId = taken.CaseId, Purposes = ["assistance"] });
        var house = await SentAsync(world, taken, "shelter", "shelter", byGuardian.ConsentId);
        var aid = await SentAsync(world, taken, "legal_aid", "legalaid", byGuardian.ConsentId);
        await world.DoAsync(world.Lawyer, new ClaimReferral(aid));
        await world.DoAsync(world.Lawyer, new AcceptReferral(aid));

        await TurnAsync(world, TimeSpan.FromDays(20));
        Assert.Equal(ConsentRefusals.AdultConsentsHerself, await world.RefusalAsync(world.Investigator, new RecordConsent { CaseId = taken.CaseId, Purposes = ["shelter"], GivenBy = "guardian" }));
        var herself = await world.DoAsync(world.Investigator, new RecordConsent { CaseId = taken.CaseId, Purposes = ["shelter"] });
        Assert.Equal("accepted", (await world.DoAsync(world.Investigator, new ShowReferral(aid))).State);

        await TurnAsync(world, TimeSpan.FromDays(18));
        var closed = await world.DoAsync(world.Investigator, new ShowReferral(aid));
        Assert.Equal(("withdrawn", "consent_ended"), (closed.State, closed.EndCode));
        Assert.True((await world.DoAsync(world.Lawyer, new ShowCase(taken.CaseId))).IsFormer);
        var stands = await world.DoAsync(world.Investigator, new ShowReferral(house));
        Assert.Equal(("sent", herself.ConsentId), (stands.State, stands.ConsentId));
        Assert.Equal([herself.ConsentId], (await world.DoAsync(world.Investigator, new ListConsents(taken.CaseId))).Items.Where(version => version.Holds).Select(version => version.ConsentId));
    }

    [Fact]
    public async Task A_consent_past_its_day_closes_what_rests_on_it_alone_and_is_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var until = new DateOnly(2026, 11, 30);
        var brief = await world.DoAsync(world.Investigator, new RecordConsent { CaseId = taken.CaseId, Purposes = ["shelter", "legal_aid"], Until = until });
        var house = await SentAsync(world, taken, "shelter", "shelter", brief.ConsentId);
        var aid = await SentAsync(world, taken, "legal_aid", "legalaid", brief.ConsentId);
        await world.DoAsync(world.ShelterCaseworker, new ClaimReferral(house));
        await world.DoAsync(world.ShelterCaseworker, new AcceptReferral(house));
        var longer = await world.DoAsync(world.Investigator, new RecordConsent { CaseId = taken.CaseId, Purposes = ["legal_aid"] });

        world.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 22, 0, 0, TimeSpan.Zero));
        await ClockOf(world).TickAsync(Cancel);
        Assert.Equal("accepted", (await world.DoAsync(world.Investigator, new ShowReferral(house))).State);
        await TurnAsync(world, TimeSpan.FromHours(3));

        var kept = await world.DoAsync(world.ShelterCaseworker, new ShowReferral(house));
        Assert.True(kept.SafetyMinimumOnly);
        Assert.Null((await world.DoAsync(world.ShelterCaseworker, new ShowCase(taken.CaseId))).Sections.Identity);
        Assert.Equal(longer.ConsentId, (await world.DoAsync(world.Investigator, new ShowReferral(aid))).ConsentId);
        Assert.Contains(await world.ToldAsync(world.Investigator), item => item.Kind == "consent_ended");
        Assert.Contains(await world.ToldAsync(world.ShelterCaseworker), item => item.Kind == "consent_ended");
    }

    [Fact]
    public async Task When_the_guardian_leaves_the_service_the_childs_centre_has_to_name_another_now()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await WardAsync(world);
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(taken.GuardianshipId!.Value, world.SocialWorker.UserId));

        await world.DoAsync(world.Administrator, new BlockWorker(world.SocialWorker.UserId));
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        var waiting = Assert.Single((await world.DoAsync(world.CswSupervisor, new ListGuardianships { Overdue = true })).Items, item => item.CaseId == taken.CaseId);
        Assert.True(waiting.Overdue);
        Assert.Contains(await world.ToldAsync(world.CswSupervisor), item => item.Kind == "guardian_needed" && item.CaseId == taken.CaseId);
        Assert.Equal(1, (await world.DoAsync(world.CswSupervisor, new ShowBoard())).GuardianshipsOverdue.Count);
    }

    [Fact]
    public async Task A_birth_date_corrected_meanwhile_moves_the_birthday()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await WardAsync(world);
        var identity = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!;
        await world.DoAsync(world.Investigator, new EditIdentity { CaseId = taken.CaseId, Version = identity.Version!.Value, FirstName = identity.FirstName, Sex = "female", DateOfBirth = PartialDate.Parse("2009-11-30") });

        await TurnAsync(world, TimeSpan.FromDays(20));
        Assert.DoesNotContain(await world.ToldAsync(world.Investigator), item => item.Kind == "child_came_of_age");
    }

    private static PortalClock ClockOf(CaseworkWorld world) => ActivatorUtilities.CreateInstance<PortalClock>(world.Services);

    private static async Task TurnAsync(CaseworkWorld world, TimeSpan by)
    {
        world.Clock.Advance(by);
        await ClockOf(world).TickAsync(Cancel);
    }

    /// <summary>A child who is eighteen on 30 November, seven days after the night of the stories, and whose Centre has answered.</summary>
    private static async Task<TakenIn> WardAsync(CaseworkWorld world)
    {
        var child = Intakes.Child();
        var taken = await world.DoAsync(world.Investigator, child with { Person = child.Person with { DateOfBirth = PartialDate.Parse("2008-11-30") } });
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        return taken;
    }

    private static async Task<Guid> SentAsync(CaseworkWorld world, TakenIn taken, string kind, string agency, Guid consent) => (await world.DoAsync(world.Investigator, new SendReferral
    {
        CaseId = taken.CaseId,
        Kind = kind,
        ToAgencyId = await world.AgencyAsync(agency),
        Sections = ["identity", "risk"],
        Basis = "consent",
        ConsentId = consent,
        Reason = "Help.",
        Urgency = "urgent",
    })).ReferralId;
}
