using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Referrals;

/// <summary>What may be passed on, by whom, to whom, on which basis.</summary>
public sealed class ReferralRulesTests
{
    [Fact]
    public async Task Nothing_is_passed_on_without_a_basis_that_covers_it()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var other = await world.ToShelterAsync();
        var others = (await world.DoAsync(world.Investigator, Consent(other, ["shelter"]))).ConsentId;
        var legalAid = (await world.DoAsync(world.Investigator, Consent(send, ["legal_aid"]))).ConsentId;
        var notThem = (await world.DoAsync(world.Investigator, Consent(send, ["shelter"]) with { RefusedAgencyIds = [send.ToAgencyId] })).ConsentId;
        foreach (var lacking in new[]
        {
            send with { Basis = null }, send with { Basis = "because" }, send with { Basis = "best_interests" }, send with { Basis = "consent" },
            send with { Basis = "consent", ConsentId = Guid.CreateVersion7() }, send with { Basis = "consent", ConsentId = others },
            send with { Basis = "consent", ConsentId = legalAid }, send with { Basis = "consent", ConsentId = notThem },
        })
            Assert.Equal(ReferralRefusals.NoBasis, await world.RefusalAsync(world.Investigator, lacking));

        var assistance = (await world.DoAsync(world.Investigator, Consent(send, ["assistance"]))).ConsentId;
        Assert.Null(await world.RefusalAsync(world.Investigator, send with { Basis = "consent", ConsentId = assistance }));
    }

    [Fact]
    public async Task She_can_consent_to_this_very_referral_while_it_is_written()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var sent = await world.DoAsync(world.Investigator, send with { Basis = "consent", ConsentNow = new ConsentGivenNow("ro", null) });

        var consent = Assert.Single((await world.DoAsync(world.Investigator, new ListConsents(send.CaseId))).Items);
        Assert.Equal(["shelter"], consent.Purposes);
        Assert.Equal(send.ToAgencyId, Assert.Single(consent.Agencies).Id);
        Assert.Equal(consent.ConsentId, (await world.DoAsync(world.Investigator, new ShowReferral(sent.ReferralId))).ConsentId);
    }

    [Fact]
    public async Task A_childs_consent_is_its_guardians()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var send = (await world.ToShelterAsync()) with { CaseId = taken.CaseId };
        Assert.Equal(ConsentRefusals.GuardianConsents, await world.RefusalAsync(world.Investigator, send with { Basis = "consent", ConsentNow = new ConsentGivenNow(null, null) }));
        Assert.Equal(ConsentRefusals.GuardianConsents, await world.RefusalAsync(world.Investigator, Consent(send, ["shelter"])));
        Assert.Null(await world.RefusalAsync(world.Investigator, send with { Kind = "counselling", Basis = "best_interests" }));

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        Assert.Null(await world.RefusalAsync(world.SocialWorker, send with { Basis = "consent", ConsentNow = new ConsentGivenNow("ro", null) }));
    }

    [Fact]
    public async Task What_the_sender_does_not_read_is_not_the_senders_to_pass_on()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        Assert.Equal(["sections"], (await world.RefusalAsync(world.Investigator, send with { Sections = ["shelterAddress"] }))!.Fields.Keys);
        Assert.Equal(["sections"], (await world.RefusalAsync(world.Investigator, send with { Sections = ["health"] }))!.Fields.Keys);

        var advocates = await world.DoAsync(world.Advocate, Intakes.Adult());
        Assert.Equal(ReferralRefusals.OnlyItsAuthor, await world.RefusalAsync(world.Advocate, send with { CaseId = advocates.CaseId, Sections = ["health"] }));
    }

    [Fact]
    public async Task A_referral_goes_to_an_agency_that_takes_its_kind_and_only_once()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        Assert.Equal(["toAgencyId"], (await world.RefusalAsync(world.Investigator, send with { ToAgencyId = Guid.CreateVersion7() }))!.Fields.Keys);
        Assert.Equal(["toAgencyId"], (await world.RefusalAsync(world.Investigator, send with { Kind = "legal_aid" }))!.Fields.Keys);
        Assert.Equal(ReferralRefusals.GuardianshipIsAcknowledged, await world.RefusalAsync(world.Investigator, send with { Kind = "guardianship" }));
        Assert.Equal(ReferralRefusals.CooperationIsNotForIdentity, await world.RefusalAsync(world.Investigator, send with { Kind = "cross_border", Basis = "legal_duty" }));
        Assert.Equal(["kind", "reason", "urgency"], (await world.RefusalAsync(world.Investigator, send with { Kind = "x", Reason = " ", Urgency = "x" }))!.Fields.Keys.Order());

        await world.DoAsync(world.Investigator, send);
        Assert.Equal(ReferralRefusals.AlreadyOpen, await world.RefusalAsync(world.Investigator, send));
    }

    [Fact]
    public async Task Who_has_taken_her_on_refers_onwards_and_who_only_looks_does_not()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var sent = await world.DoAsync(world.Investigator, send with { Sections = ["identity", "risk", "consent", "contact"] });
        var onwards = send with { Kind = "legal_aid", ToAgencyId = await world.AgencyAsync("legalaid"), Sections = ["identity"], Basis = "consent", ConsentNow = new ConsentGivenNow("ro", null) };
        await world.DoAsync(world.ShelterCaseworker, new ClaimReferral(sent.ReferralId));
        Assert.Equal("not_found", (await world.RefusalAsync(world.ShelterCaseworker, onwards))!.Code);

        await world.DoAsync(world.ShelterCaseworker, new AcceptReferral(sent.ReferralId));
        var form = await world.DoAsync(world.ShelterCaseworker, new ShowReferralForm(send.CaseId));
        Assert.Equal(onwards.ToAgencyId, Assert.Single(form.Kinds.Single(kind => kind.Kind == "legal_aid").Addressees).AgencyId);
        var forward = await world.DoAsync(world.ShelterCaseworker, onwards);
        await world.DoAsync(world.Lawyer, new ClaimReferral(forward.ReferralId));
        Assert.Equal("accepted", (await world.DoAsync(world.Lawyer, new AcceptReferral(forward.ReferralId))).State);
    }

    private static RecordConsent Consent(SendReferral send, string[] purposes) => new() { CaseId = send.CaseId, Purposes = purposes };
}
