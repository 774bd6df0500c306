using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Charges;
using AlliancePortal.Casework.Clock;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Casework.Tests.Charges;

/// <summary>A victim who is charged herself: who handles the charge is a stranger to her case, and her advocate has a deadline to check non-punishment.</summary>
public sealed class ChargeTests
{
    [Fact]
    public async Task Whoever_is_in_the_charging_team_too_finds_nothing_of_her_case_until_the_charge_ends()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var both = Actor.Person(await world.DoAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = "tpiu",
            UnitCodes = ["tpiu-team-1", "tpiu-team-2"],
            Role = "police_supervisor",
            DisplayName = "Supervisor of both",
            Email = "both@tpiu.test",
        }));
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Dorina", "Chargedova"));
        Assert.Single((await world.DoAsync(both, new ListCaseload())).Items);

        var id = (await world.DoAsync(world.Investigator, await ChargeAsync(world, taken.CaseId))).ChargeId;
        foreach (var stranger in new[] { both, world.OtherInvestigator })
        {
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ShowCase(taken.CaseId)));
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(stranger, new ListCharges(taken.CaseId)));
            Assert.Empty((await world.DoAsync(stranger, new ListCaseload())).Items);
            Assert.Empty((await world.DoAsync(stranger, new ListCaseload { Query = "chargedova" })).Items);
            Assert.DoesNotContain(await world.ToldAsync(stranger), item => item.CaseId == taken.CaseId);
        }

        Assert.Equal("Forged papers.", Assert.Single((await world.DoAsync(world.PoliceSupervisor, new ListCharges(taken.CaseId))).Items).Offence);
        await world.DoAsync(world.Investigator, new EndCharge(id));
        Assert.Null(await world.RefusalAsync(both, new ShowCase(taken.CaseId)));
        Assert.Equal(ChargeRefusals.Checked, await world.RefusalAsync(world.Investigator, new EndCharge(id)));
    }

    [Fact]
    public async Task The_team_is_not_asked_for_anything_in_her_case()
    {
        var world = await CaseworkWorld.Shared;
        var send = (await world.ToShelterAsync()) with { Kind = "police", ToAgencyId = await world.AgencyAsync("tpiu"), ToUnitId = await TeamAsync(world) };
        Assert.Contains((await world.DoAsync(world.Investigator, new ShowReferralForm(send.CaseId))).Kinds.Single(kind => kind.Kind == "police").Addressees, unit => unit.UnitId == send.ToUnitId);
        await world.DoAsync(world.Investigator, await ChargeAsync(world, send.CaseId));
        Assert.DoesNotContain((await world.DoAsync(world.Investigator, new ShowReferralForm(send.CaseId))).Kinds.SelectMany(kind => kind.Addressees), unit => unit.UnitId == send.ToUnitId);
        Assert.Equal("team_cannot_take_case", (await world.RefusalAsync(world.Investigator, send))!.Code);
    }

    [Fact]
    public async Task Her_advocate_is_told_reminded_once_it_is_late_and_answers_once()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var send = (await world.ToShelterAsync()) with { Kind = "advocacy", ToAgencyId = await world.AgencyAsync("vaau"), Sections = ["identity", "investigation"] };
        var sent = await world.DoAsync(world.Investigator, send);
        await world.DoAsync(world.Advocate, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.Advocate, new AcceptReferral(sent.ReferralId));
        var id = (await world.DoAsync(world.Investigator, await ChargeAsync(world, send.CaseId))).ChargeId;
        Assert.Contains(await world.ToldAsync(world.Advocate), item => item.Kind == "victim_charged" && item.CaseId == send.CaseId);
        var due = Assert.Single((await world.DoAsync(world.Advocate, new ListCharges(send.CaseId))).Items);
        Assert.Equal((true, false, false), (due.MayCheck, due.MayEnd, due.CheckOverdue));

        world.Clock.Advance(TimeSpan.FromDays(7));
        await ActivatorUtilities.CreateInstance<PortalClock>(world.Services).TickAsync(TestContext.Current.CancellationToken);
        Assert.Contains(await world.ToldAsync(world.Advocate), item => item.Kind == "non_punishment_overdue" && item.CaseId == send.CaseId);
        Assert.True((await world.DoAsync(world.Advocate, new ListCharges(send.CaseId))).Items[0].CheckOverdue);

        var check = new CheckNonPunishment { ChargeId = id, Outcome = "applies", Grounds = "He kept her passport and made her carry his." };
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, check));
        Assert.Equal(["outcome"], (await world.RefusalAsync(world.Advocate, check with { Outcome = "perhaps" }))!.Fields.Keys);
        await world.DoAsync(world.Advocate, check);
        Assert.Equal(ChargeRefusals.Checked, await world.RefusalAsync(world.Advocate, check));
        Assert.Contains(await world.ToldAsync(world.Investigator), item => item.Kind == "non_punishment_checked");
        var read = Assert.Single((await world.DoAsync(world.Investigator, new ListCharges(send.CaseId))).Items);
        Assert.Equal(("applies", "He kept her passport and made her carry his.", false), (read.CheckOutcome, read.CheckGrounds, read.CheckOverdue));
    }

    [Fact]
    public async Task Without_an_advocate_in_the_case_VAAU_learns_only_that_one_is_needed()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, await ChargeAsync(world, taken.CaseId));
        var told = Assert.Single(await world.ToldAsync(world.Advocate), item => item.Kind == "victim_charged");
        Assert.Equal((null, null), (told.CaseId, told.SubjectId));
    }

    [Fact]
    public async Task Neither_the_team_on_her_case_nor_one_that_was_in_it_handles_the_charge()
    {
        var world = await CaseworkWorld.Shared;
        var send = (await world.ToShelterAsync()) with { Kind = "police", ToAgencyId = await world.AgencyAsync("tpiu"), ToUnitId = await TeamAsync(world) };
        var charge = await ChargeAsync(world, send.CaseId);
        var own = (await world.DoAsync(world.Investigator, new WhoAmI())).UnitIds[0];
        Assert.Equal("charge_team_is_in_the_case", (await world.RefusalAsync(world.Investigator, charge with { TeamUnitId = own }))!.Code);
        var sent = await world.DoAsync(world.Investigator, send);
        Assert.Equal("charge_team_is_in_the_case", (await world.RefusalAsync(world.Investigator, charge))!.Code);
        await world.DoAsync(world.OtherInvestigator, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.OtherInvestigator, new AcceptReferral(sent.ReferralId));
        await world.DoAsync(world.OtherInvestigator, new CompleteReferral { ReferralId = sent.ReferralId, Outcome = "service_delivered" });
        Assert.Equal("charge_team_is_in_the_case", (await world.RefusalAsync(world.Investigator, charge))!.Code);

        Assert.Equal(["teamUnitId"], (await world.RefusalAsync(world.Investigator, charge with { TeamUnitId = Guid.NewGuid() }))!.Fields.Keys);
        Assert.Equal(["offence"], (await world.RefusalAsync(world.Investigator, charge with { Offence = " " }))!.Fields.Keys);
        foreach (var other in new[] { world.OtherInvestigator, world.PoliceSupervisor, world.Advocate, world.Lawyer }) Assert.Equal(Refusal.NotFound, await world.RefusalAsync(other, charge));
    }

    private static async Task<RecordCharge> ChargeAsync(CaseworkWorld world, Guid caseId) =>
        new() { CaseId = caseId, TeamUnitId = await TeamAsync(world), Offence = "Forged papers.", ChargedOn = new DateOnly(2026, 11, 20) };

    private static async Task<Guid> TeamAsync(CaseworkWorld world) =>
        (await world.DoAsync(world.Investigator, new ListAgencies())).Single(agency => agency.Code == "tpiu").Units.Single(unit => unit.Code == "tpiu-team-2").Id;
}
