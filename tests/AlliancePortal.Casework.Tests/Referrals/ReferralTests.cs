using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Referrals;

/// <summary>The life of a referral: envelope, claim, accept or decline, complete or withdraw, and what each opens and closes.</summary>
public sealed class ReferralTests
{
    [Fact]
    public async Task Before_it_is_claimed_the_shelter_has_the_envelope_and_nothing_that_tells_who_she_is()
    {
        var world = await CaseworkWorld.Shared;
        var sent = await world.DoAsync(world.Investigator, await world.ToShelterAsync());

        var envelope = await world.DoAsync(world.ShelterCaseworker, new ShowReferral(sent.ReferralId));
        Assert.Equal(("sent", "shelter", false, "female", "prizren", "incoming"), (envelope.State, envelope.Kind, envelope.IsChild, envelope.Sex, envelope.Municipality, envelope.Box));
        Assert.Equal((null, null, null, null), (envelope.CaseId, envelope.CaseNumber, envelope.Reason, envelope.Basis));
        Assert.Empty(envelope.Sections);
        Assert.Equal(["claim"], envelope.May);
        Assert.Equal(CaseworkWorld.Night.AddHours(2), envelope.DueAt);
        var listed = (await AllAsync(world, world.ShelterCaseworker, new ListReferrals { States = ["sent"], Size = 100 })).Single(item => item.ReferralId == sent.ReferralId);
        Assert.Null(listed.CaseId);
        Assert.Equal("Trafficking and Prostitution Investigation Unit", listed.From.Name);
    }

    [Fact]
    public async Task Accepting_opens_exactly_what_was_agreed_and_makes_her_findable_by_name()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync("Zamfira", "Bălan");
        var accepted = await world.AcceptedAsync(send with { Sections = ["identity", "contact", "risk", "investigation"] });
        Assert.Equal(["identity", "risk"], accepted.Sections);
        Assert.Equal(["contact"], accepted.MinimalSections);

        var shown = await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId));
        Assert.Equal("Zamfira Bălan", shown.DisplayName);
        Assert.NotNull(shown.Sections.Identity);
        Assert.Empty(shown.Sections.Contact!.Details);
        Assert.Equal((null, null, null), (shown.Sections.Investigation, shown.Sections.Offenders, shown.Sections.Health));
        Assert.Contains("shelter", shown.MayAdd.Keys);
        Assert.Contains("assistance", shown.MayAdd.Keys);
        Assert.Equal(send.CaseId, Assert.Single((await world.DoAsync(world.ShelterCaseworker, new ListCaseload { Query = "Zamfira" })).Items).CaseId);

        var disclosure = (await world.DoAsync(world.Investigator, new ListDisclosures(send.CaseId))).Items.Single(line => line.Reason == "referral");
        Assert.Equal(("vital_interests", "shelter", null), (disclosure.Basis, disclosure.ReferralKind, disclosure.EndedAt));
        Assert.Equal(["identity", "contact", "risk"], disclosure.Sections);
    }

    [Fact]
    public async Task Declining_with_a_reason_leaves_no_trace_of_the_case_and_tells_the_sender_why()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var sent = await world.DoAsync(world.Investigator, send);
        var claimed = await world.DoAsync(world.ShelterCaseworker, new ClaimReferral(sent.ReferralId));
        Assert.Equal((send.CaseId, "She cannot go back tonight."), (claimed.CaseId, claimed.Reason));

        Assert.Equal(["reason"], (await world.RefusalAsync(world.ShelterCaseworker, new DeclineReferral { ReferralId = sent.ReferralId, Reason = " " }))!.Fields.Keys);
        await world.DoAsync(world.ShelterCaseworker, new DeclineReferral { ReferralId = sent.ReferralId, Reason = "no_capacity", Words = "Both rooms are taken until Friday." });

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.ShelterCaseworker, new ShowCase(send.CaseId)));
        var kept = await world.DoAsync(world.ShelterCaseworker, new ShowReferral(sent.ReferralId));
        Assert.Equal(("declined", null, null), (kept.State, kept.CaseId, kept.Reason));
        Assert.DoesNotContain(await world.ToldAsync(world.ShelterCaseworker), told => told.CaseId == send.CaseId);
        var told = await world.DoAsync(world.Investigator, new ShowReferral(sent.ReferralId));
        Assert.Equal(("declined", "no_capacity", "Both rooms are taken until Friday."), (told.State, told.EndCode, told.EndReason));
        Assert.NotNull((await world.DoAsync(world.Investigator, new ListDisclosures(send.CaseId))).Items.Single(line => line.Reason == "decision").EndedAt);
    }

    [Fact]
    public async Task Withdrawing_after_acceptance_closes_list_search_and_case_at_once()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync("Ruxandra", "Dobre");
        var accepted = await world.AcceptedAsync(send);
        await world.DoAsync(world.ShelterCaseworker, new AddCaseEntry { CaseId = send.CaseId, Section = "shelter", Kind = "daily_log", Text = "Slept well." });

        await world.DoAsync(world.Investigator, new WithdrawReferral { ReferralId = accepted.ReferralId, Reason = "Sent to the wrong house." });

        Assert.Empty((await world.DoAsync(world.ShelterCaseworker, new ListCaseload { Query = "Ruxandra" })).Items);
        var former = await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId));
        Assert.Equal((true, null), (former.IsFormer, former.Sections.Identity));
        Assert.Equal("Slept well.", Assert.Single(former.Sections.Shelter!.Entries).Text);
        Assert.DoesNotContain("Dobre", former.DisplayName);
        Assert.Empty(former.MayAdd);
        var lines = (await world.DoAsync(world.Investigator, new ListDisclosures(send.CaseId))).Items;
        Assert.All(lines, line => Assert.NotNull(line.EndedAt));
        Assert.Equal(ReferralRefusals.NotInState, await world.RefusalAsync(world.ShelterCaseworker, new CompleteReferral { ReferralId = accepted.ReferralId, Outcome = "service_delivered" }));
    }

    [Fact]
    public async Task Completing_names_the_outcome_and_makes_the_service_a_former_participant()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var accepted = await world.AcceptedAsync(send);

        var completed = await world.DoAsync(world.ShelterCaseworker, new CompleteReferral { ReferralId = accepted.ReferralId, Outcome = "service_delivered", Words = "Moved to her cousin." });
        Assert.Equal(("completed", "service_delivered"), (completed.State, completed.Outcome));
        Assert.True((await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId))).IsFormer);
        Assert.Equal("Moved to her cousin.", (await world.DoAsync(world.Investigator, new ShowReferral(accepted.ReferralId))).EndReason);
        Assert.Equal(ReferralRefusals.NotInState, await world.RefusalAsync(world.Investigator, new WithdrawReferral { ReferralId = accepted.ReferralId, Reason = "other" }));
    }

    [Fact]
    public async Task When_two_claim_at_once_one_wins_and_the_other_sees_who_has_it()
    {
        var world = await CaseworkWorld.Shared;
        var sent = await world.DoAsync(world.Investigator, await world.ToShelterAsync());

        var refusals = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.RefusalAsync(world.ShelterCaseworker, new ClaimReferral(sent.ReferralId))));

        Assert.Equal(5, refusals.Count(refusal => refusal == ReferralRefusals.NotInState));
        var seen = await world.DoAsync(world.ShelterCaseworker, new ShowReferral(sent.ReferralId));
        Assert.Equal("shelter_caseworker of shelter", seen.ClaimedBy);
        Assert.Null((await world.DoAsync(world.Investigator, new ShowReferral(sent.ReferralId))).ClaimedBy);
    }

    [Fact]
    public async Task Another_line_of_the_same_house_and_every_stranger_find_nothing()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var accepted = await world.AcceptedAsync(send);
        foreach (var stranger in new[] { world.Counsellor, world.Lawyer, world.OtherInvestigator, world.PejaSocialWorker })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ShowReferral(accepted.ReferralId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ClaimReferral(accepted.ReferralId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new WithdrawReferral { ReferralId = accepted.ReferralId, Reason = "other" }));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ListDisclosures(send.CaseId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, send));
        }
    }

    [Fact]
    public async Task The_letter_of_a_guardianship_is_answered_by_acknowledging_the_child()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var letter = Assert.Single(taken.ReferralIds);
        Assert.Equal(ReferralRefusals.GuardianshipIsAcknowledged, await world.RefusalAsync(world.SocialWorker, new ClaimReferral(letter)));
        Assert.Equal(ReferralRefusals.GuardianshipIsAcknowledged, await world.RefusalAsync(world.Investigator, new WithdrawReferral { ReferralId = letter, Reason = "other" }));

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));

        Assert.Equal("accepted", (await world.DoAsync(world.SocialWorker, new ShowReferral(letter))).State);
        var told = (await world.DoAsync(world.Investigator, new ListDisclosures(taken.CaseId))).Items.Single();
        Assert.Equal(("guardianship", "legal_duty"), (told.Reason, told.Basis));
    }

    [Fact]
    public async Task A_list_is_paged_by_key_without_gaps_or_repeats()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var kinds = new[] { ("shelter", "shelter"), ("counselling", "walnut"), ("medical", "walnut"), ("legal_aid", "legalaid"), ("return", "newbridge") };
        var sent = new List<Guid>();
        foreach (var (kind, agency) in kinds)
            sent.Add((await world.DoAsync(world.Investigator, send with { Kind = kind, ToAgencyId = await world.AgencyAsync(agency), Sections = [] })).ReferralId);

        foreach (var states in new string[][] { ["sent"], [] })
        {
            var all = await AllAsync(world, world.Investigator, new ListReferrals { Box = "outgoing", States = states, Size = 2 });
            Assert.Equal(all.Count, all.Select(item => item.ReferralId).Distinct().Count());
            Assert.Empty(sent.Except(all.Select(item => item.ReferralId)));
        }
    }

    private static async Task<List<ReferralItem>> AllAsync(CaseworkWorld world, Actor actor, ListReferrals first)
    {
        var all = new List<ReferralItem>();
        for (ListReferrals? next = first; next is not null;)
        {
            var page = await world.DoAsync(actor, next);
            all.AddRange(page.Items);
            next = page.Next is null ? null : next with { After = page.Next };
        }

        return all;
    }
}
