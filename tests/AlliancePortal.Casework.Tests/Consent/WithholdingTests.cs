using System.Text.Json;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Consent;

/// <summary>Whom she wants to learn nothing of her finds nothing anywhere, is asked for nothing, and is not told that she said so.</summary>
public sealed class WithholdingTests
{
    private const string Name = "Tzurmila";

    [Fact]
    public async Task An_agency_that_helped_finds_nothing_any_more_and_what_was_asked_of_it_is_taken_back()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var send = (await world.ToShelterAsync(Name)) with { Kind = "legal_aid", ToAgencyId = await world.AgencyAsync("legalaid") };
        var sent = await world.DoAsync(world.Investigator, send);
        await world.DoAsync(world.Lawyer, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.Lawyer, new AcceptReferral(sent.ReferralId));
        Assert.Contains(send.CaseId.ToString(), await EverywhereAsync(world, world.Lawyer), StringComparison.Ordinal);

        await world.DoAsync(world.Investigator, From(send.CaseId, send.ToAgencyId));
        var all = await EverywhereAsync(world, world.Lawyer);
        foreach (var trace in new[] { send.CaseId.ToString(), sent.ReferralId.ToString(), Name }) Assert.DoesNotContain(trace, all, StringComparison.Ordinal);
        Assert.Equal(await world.RefusalAsync(world.Lawyer, new ShowCase(Guid.NewGuid())), await world.RefusalAsync(world.Lawyer, new ShowCase(send.CaseId)));
        Assert.Equal(await world.RefusalAsync(world.Lawyer, new ShowReferral(Guid.NewGuid())), await world.RefusalAsync(world.Lawyer, new ShowReferral(sent.ReferralId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Lawyer, new ListWithholdings(send.CaseId)));
        var left = await world.DoAsync(world.Investigator, new ShowReferral(sent.ReferralId));
        Assert.Equal(("withdrawn", "no_longer_needed"), (left.State, left.EndCode));
    }

    [Fact]
    public async Task It_is_not_offered_as_receiver_and_who_tries_is_told_that_she_does_not_wish_it()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        await world.DoAsync(world.Investigator, From(send.CaseId, send.ToAgencyId));
        var form = await world.DoAsync(world.Investigator, new ShowReferralForm(send.CaseId));
        Assert.DoesNotContain(form.Kinds.SelectMany(kind => kind.Addressees), addressee => addressee.AgencyId == send.ToAgencyId);
        Assert.Single(form.NotWished);
        Assert.Equal("person_does_not_wish_it", (await world.RefusalAsync(world.Investigator, send))!.Code);
        Assert.Equal("person_does_not_wish_it", (await world.RefusalAsync(world.Investigator, send with { Kind = "counselling" }))!.Code);

        var stranger = await world.DoAsync(world.Investigator, new ListAgencies { ToTellOf = Guid.NewGuid() });
        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListAgencies { ToTellOf = send.CaseId }), agency => agency.Id == send.ToAgencyId);
        Assert.Equal(JsonSerializer.Serialize(stranger), JsonSerializer.Serialize(await world.DoAsync(world.ShelterCaseworker, new ListAgencies { ToTellOf = send.CaseId })));
    }

    [Fact]
    public async Task One_person_is_out_and_what_they_had_in_hand_goes_to_others()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child(Name));
        var id = taken.GuardianshipId!.Value;
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(id));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(id, world.SocialWorker.UserId));
        var list = await world.DoAsync(world.Investigator, new ListWithholdings(taken.CaseId));
        Assert.Contains(list.People, person => person.UserId == world.SocialWorker.UserId);
        Assert.DoesNotContain(list.People, person => person.UserId == world.Lawyer.UserId || person.UserId == world.Investigator.UserId);
        Assert.Equal(["userId"], (await world.RefusalAsync(world.Investigator, Person(taken.CaseId, world.Lawyer)))!.Fields.Keys);

        await world.DoAsync(world.Investigator, Person(taken.CaseId, world.SocialWorker));
        Assert.DoesNotContain(taken.CaseId.ToString(), await EverywhereAsync(world, world.SocialWorker), StringComparison.Ordinal);
        var kept = await world.DoAsync(world.CswSupervisor, new ShowGuardianship(id));
        Assert.Equal(("acknowledged", null), (kept.State, kept.GuardianName));
        Assert.Equal(["guardianUserId"], (await world.RefusalAsync(world.CswSupervisor, new AppointGuardian(id, world.SocialWorker.UserId)))!.Fields.Keys);
        Assert.Equal("worker_not_of_this_unit", (await world.RefusalAsync(world.CswSupervisor, new AssignCase { CaseId = taken.CaseId, UserId = world.SocialWorker.UserId }))!.Code);
        // The last one at the Centre stays: never an instant without.
        Assert.Equal("has_to_know", (await world.RefusalAsync(world.Investigator, Person(taken.CaseId, world.CswSupervisor)))!.Code);
    }

    [Fact]
    public async Task Who_answers_for_her_houses_her_or_opened_the_case_has_to_know()
    {
        var world = await CaseworkWorld.Shared;
        var send = (await world.ToShelterAsync()) with { Sections = ["identity", "risk", "consent"] };
        await world.AcceptedAsync(send);
        Assert.Equal("has_to_know", (await world.RefusalAsync(world.Investigator, From(send.CaseId, send.ToAgencyId)))!.Code);
        Assert.Equal("has_to_know", (await world.RefusalAsync(world.ShelterCaseworker, From(send.CaseId, await world.AgencyAsync("tpiu"))))!.Code);
        Assert.Equal(["agencyId"], (await world.RefusalAsync(world.ShelterCaseworker, From(send.CaseId, send.ToAgencyId)))!.Fields.Keys);

        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        foreach (var agency in new[] { "csw-prizren", "vaau" }) Assert.Equal("has_to_know", (await world.RefusalAsync(world.Investigator, From(taken.CaseId, await world.AgencyAsync(agency))))!.Code);
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var peja = await world.AgencyAsync("csw-peja");
        await world.DoAsync(world.SocialWorker, From(taken.CaseId, peja));
        Assert.Equal("person_does_not_wish_it", (await world.RefusalAsync(world.SocialWorker, new HandOverGuardianship(taken.GuardianshipId.Value, peja, "Nearer.")))!.Code);
    }

    [Fact]
    public async Task Found_to_be_a_child_her_guardian_knows_whatever_she_wished_as_an_adult()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        foreach (var agency in new[] { "csw-prizren", "csw-peja", "vaau" }) await world.DoAsync(world.Investigator, From(taken.CaseId, await world.AgencyAsync(agency)));
        await world.DoAsync(world.Investigator, new DoubtAge(taken.CaseId));
        Assert.Null(await world.RefusalAsync(world.SocialWorker, new ShowCase(taken.CaseId)));
        var lines = (await world.DoAsync(world.Investigator, new ListWithholdings(taken.CaseId))).Items;
        Assert.Equal([false, true, true], lines.Select(line => line.LiftedAt is not null).Order());
    }

    [Fact]
    public async Task Who_reads_Consent_in_full_knows_all_others_what_their_agency_recorded_and_she_may_take_it_back()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Advocate, Intakes.Adult());
        var send = (await world.ToShelterAsync()) with { CaseId = taken.CaseId, Sections = ["identity", "risk", "consent"] };
        foreach (var (helper, request) in new[] { (world.ShelterCaseworker, send), (world.Investigator, send with { Kind = "police", ToAgencyId = await world.AgencyAsync("tpiu") }) })
        {
            var sent = await world.DoAsync(world.Advocate, request);
            await world.DoAsync(helper, new ClaimReferral(sent.ReferralId));
            await world.DoAsync(helper, new AcceptReferral(sent.ReferralId));
        }

        var legal = await world.AgencyAsync("legalaid");
        var id = (await world.DoAsync(world.ShelterCaseworker, From(send.CaseId, legal) with { Words = "My uncle works there." })).WithholdingId;
        Assert.Equal("My uncle works there.", Assert.Single((await world.DoAsync(world.ShelterCaseworker, new ListWithholdings(send.CaseId))).Items).Words);
        Assert.Empty((await world.DoAsync(world.Investigator, new ListWithholdings(send.CaseId))).Items);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new LiftWithholding(id)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Lawyer, new LiftWithholding(id)));
        Assert.Equal(legal, Assert.Single((await world.DoAsync(world.Advocate, new ListWithholdings(send.CaseId))).Items).Agency!.Id);
        await world.DoAsync(world.Advocate, new LiftWithholding(id));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Advocate, new LiftWithholding(id)));
        Assert.Null(await world.RefusalAsync(world.Advocate, send with { Kind = "legal_aid", ToAgencyId = legal }));
    }

    private static RecordWithholding From(Guid caseId, Guid agency) => new() { CaseId = caseId, AgencyId = agency };

    private static RecordWithholding Person(Guid caseId, Actor person) => new() { CaseId = caseId, UserId = person.UserId };

    /// <summary>What a worker finds without knowing an id: lists, search, home, referrals, guardianships, and what was told.</summary>
    private static async Task<string> EverywhereAsync(CaseworkWorld world, Actor reader) => string.Concat(
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListCaseload())),
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListCaseload { Former = true })),
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListCaseload { Query = Name })),
        JsonSerializer.Serialize(await world.DoAsync(reader, new HomeList())),
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListReferrals { Box = "incoming" })),
        JsonSerializer.Serialize(await world.DoAsync(reader, new ListGuardianships())),
        JsonSerializer.Serialize(await world.DoAsync(reader, new MyNotifications())));
}
