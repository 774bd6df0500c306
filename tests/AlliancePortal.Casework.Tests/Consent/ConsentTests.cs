using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Consent;

/// <summary>She withdraws by her word to any worker, at once; no to one is not no to all; who houses her keeps what keeps her safe.</summary>
public sealed class ConsentTests
{
    [Fact]
    public async Task Withdrawing_closes_what_rests_on_it_at_once_and_names_what_cannot_be_recalled()
    {
        var world = await CaseworkWorld.Shared;
        var (send, consent) = await ConsentedAsync(world, "Smaranda", "legal_aid", "legalaid");
        var sent = await world.DoAsync(world.Investigator, send);
        await world.DoAsync(world.Lawyer, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.Lawyer, new AcceptReferral(sent.ReferralId));
        Assert.Single((await world.DoAsync(world.Lawyer, new ListCaseload { Query = "Smaranda" })).Items);

        var before = await world.DoAsync(world.Investigator, new ShowConsentReach { ConsentId = consent });
        Assert.Equal(["identity", "risk"], Assert.Single(before.NotRecallable).Sections);
        await world.DoAsync(world.Lawyer, new WithdrawConsent { ConsentId = consent });

        Assert.Empty((await world.DoAsync(world.Lawyer, new ListCaseload { Query = "Smaranda" })).Items);
        Assert.True((await world.DoAsync(world.Lawyer, new ShowCase(send.CaseId))).IsFormer);
        var ended = await world.DoAsync(world.Investigator, new ShowReferral(sent.ReferralId));
        Assert.Equal(("withdrawn", "consent_withdrawn"), (ended.State, ended.EndCode));
        Assert.False(Assert.Single((await world.DoAsync(world.Investigator, new ListConsents(send.CaseId))).Items).Holds);
        Assert.Equal(ConsentRefusals.WithdrawnAlready, await world.RefusalAsync(world.Investigator, new WithdrawConsent { ConsentId = consent }));
        Assert.Equal(ReferralRefusals.NoBasis, await world.RefusalAsync(world.Investigator, send));
    }

    [Fact]
    public async Task Who_houses_her_keeps_the_safety_minimum_until_she_leaves()
    {
        var world = await CaseworkWorld.Shared;
        var (send, consent) = await ConsentedAsync(world, "Crina", "shelter", "shelter");
        var accepted = await world.AcceptedAsync(send);
        var reach = await world.DoAsync(world.ShelterCaseworker, new WithdrawConsent { ConsentId = consent });
        Assert.True(Assert.Single(reach.Closes).KeepsSafetyMinimum);

        var shown = await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId));
        Assert.Equal((false, null, null), (shown.IsFormer, shown.Sections.Identity, shown.Sections.Contact));
        Assert.Equal(shown.CaseNumber, shown.DisplayName);
        Assert.Empty((await world.DoAsync(world.ShelterCaseworker, new ListCaseload { Query = "Crina" })).Items);
        Assert.True((await world.DoAsync(world.ShelterCaseworker, new ShowReferral(accepted.ReferralId))).SafetyMinimumOnly);

        await world.DoAsync(world.ShelterCaseworker, new CompleteReferral { ReferralId = accepted.ReferralId, Outcome = "person_left" });
        Assert.True((await world.DoAsync(world.ShelterCaseworker, new ShowCase(send.CaseId))).IsFormer);
    }

    [Fact]
    public async Task No_to_one_agency_leaves_the_others_as_they_were()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync("Doina");
        var consent = (await world.DoAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["assistance"], Language = "ro" })).ConsentId;
        var aid = await SentAsync(world, send with { Kind = "legal_aid", ToAgencyId = await world.AgencyAsync("legalaid"), Basis = "consent", ConsentId = consent });
        var talk = await SentAsync(world, send with { Kind = "counselling", ToAgencyId = await world.AgencyAsync("walnut"), Basis = "consent", ConsentId = consent });

        await world.DoAsync(world.Investigator, new WithdrawConsent { ConsentId = consent, AgencyIds = [await world.AgencyAsync("walnut")] });

        Assert.Equal("withdrawn", (await world.DoAsync(world.Investigator, new ShowReferral(talk))).State);
        Assert.Equal("sent", (await world.DoAsync(world.Investigator, new ShowReferral(aid))).State);
        var standing = (await world.DoAsync(world.Investigator, new ListConsents(send.CaseId))).Items.Single(version => version.Holds);
        Assert.Equal("Walnut", Assert.Single(standing.RefusedAgencies).Name.Split(' ')[0]);
        Assert.Equal(standing.ConsentId, (await world.DoAsync(world.Investigator, new ShowReferral(aid))).ConsentId);
    }

    [Fact]
    public async Task No_to_one_kind_of_help_leaves_the_other_kinds()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var consent = (await world.DoAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["assistance"] })).ConsentId;
        var aid = await SentAsync(world, send with { Kind = "legal_aid", ToAgencyId = await world.AgencyAsync("legalaid"), Basis = "consent", ConsentId = consent });
        var house = await SentAsync(world, send with { Basis = "consent", ConsentId = consent });

        await world.DoAsync(world.Investigator, new WithdrawConsent { ConsentId = consent, Purposes = ["shelter"] });

        Assert.Equal(("withdrawn", "sent"), ((await world.DoAsync(world.Investigator, new ShowReferral(house))).State, (await world.DoAsync(world.Investigator, new ShowReferral(aid))).State));
        var standing = (await world.DoAsync(world.Investigator, new ListConsents(send.CaseId))).Items.Single(version => version.Holds);
        Assert.Equal(["advocacy", "counselling", "legal_aid", "medical"], standing.Purposes.Order());
    }

    [Fact]
    public async Task Nobody_outside_the_case_withdraws_or_reads_a_consent()
    {
        var world = await CaseworkWorld.Shared;
        var (send, consent) = await ConsentedAsync(world, "Irina", "shelter", "shelter");
        foreach (var stranger in new[] { world.OtherInvestigator, world.ShelterCaseworker, world.Advocate })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new WithdrawConsent { ConsentId = consent }));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ShowConsentReach { ConsentId = consent }));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ListConsents(send.CaseId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new RecordConsent { CaseId = send.CaseId, Purposes = ["shelter"] }));
        }
    }

    [Fact]
    public async Task A_consent_names_a_purpose_known_agencies_and_a_day_to_come()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var wrong = new RecordConsent { CaseId = send.CaseId, Purposes = [], Language = "klingon", Until = new DateOnly(2020, 1, 1), GivenBy = "uncle" };
        Assert.Equal(["givenBy", "language", "purposes", "until"], (await world.RefusalAsync(world.Investigator, wrong))!.Fields.Keys.Order());
        Assert.Equal(["agencyIds"], (await world.RefusalAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["shelter"], AgencyIds = [Guid.CreateVersion7()] }))!.Fields.Keys);
        Assert.Equal(ConsentRefusals.AdultConsentsHerself, await world.RefusalAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = ["shelter"], GivenBy = "guardian" }));
    }

    private static async Task<(SendReferral Send, Guid ConsentId)> ConsentedAsync(CaseworkWorld world, string firstName, string kind, string agency)
    {
        var send = (await world.ToShelterAsync(firstName)) with { Kind = kind, ToAgencyId = await world.AgencyAsync(agency), Sections = ["identity", "risk"] };
        var consent = (await world.DoAsync(world.Investigator, new RecordConsent { CaseId = send.CaseId, Purposes = [kind], AgencyIds = [send.ToAgencyId] })).ConsentId;
        return (send with { Basis = "consent", ConsentId = consent }, consent);
    }

    private static async Task<Guid> SentAsync(CaseworkWorld world, SendReferral send) => (await world.DoAsync(world.Investigator, send)).ReferralId;
}
