using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Guardianship;

/// <summary>The steps of a guardianship on a real database: by whom, in which order, and that a child never is without a Centre.</summary>
public sealed class GuardianshipActsTests
{
    private static DateTimeOffset JustNow => CaseworkWorld.Night.AddMinutes(-2);

    [Fact]
    public async Task The_police_write_down_an_answer_by_telephone_and_the_centre_confirms_it()
    {
        var world = await CaseworkWorld.Shared;
        var (_, id) = await ChildAsync(world);
        var call = new AcknowledgeByPhone(id, "Shpresa at the desk", "+383 29 222 333", JustNow);

        var told = await world.DoAsync(world.Investigator, call);
        Assert.Equal(("acknowledged", "phone", "Shpresa at the desk", true), (told.State, told.AcknowledgedBy, told.PhoneName, told.AwaitsConfirmation));
        Assert.Equal(JustNow, told.AcknowledgedAt);
        Assert.Equal(GuardianshipRefusals.NotInState, await world.RefusalAsync(world.Investigator, call));

        var confirmed = await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(id));
        Assert.Equal((false, CaseworkWorld.Night, "phone"), (confirmed.AwaitsConfirmation, confirmed.PhoneConfirmedAt, confirmed.AcknowledgedBy));
    }

    [Fact]
    public async Task An_answer_by_telephone_is_refused_in_the_future_before_identification_without_a_name_and_from_the_centre_itself()
    {
        var world = await CaseworkWorld.Shared;
        var (_, id) = await ChildAsync(world);
        var call = new AcknowledgeByPhone(id, "Shpresa", "+383 29 222 333", JustNow);

        Assert.Equal(GuardianshipRefusals.InstantOutOfOrder, await world.RefusalAsync(world.Investigator, call with { At = CaseworkWorld.Night.AddMinutes(1) }));
        Assert.Equal(GuardianshipRefusals.InstantOutOfOrder, await world.RefusalAsync(world.Investigator, call with { At = CaseworkWorld.Night.AddDays(-1) }));
        var wrong = await world.RefusalAsync(world.Investigator, call with { Name = " ", Number = "none" });
        Assert.Equal(["name", "number"], wrong!.Fields.Keys.Order());
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, call));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, call));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Lawyer, call));
    }

    [Fact]
    public async Task A_guardian_is_one_of_the_centres_own_workers()
    {
        var world = await CaseworkWorld.Shared;
        var (_, id) = await AnsweredAsync(world);
        var possible = await world.DoAsync(world.CswSupervisor, new ListGuardians(id));
        Assert.Equal(world.CswSupervisor.UserId, possible[0].UserId);
        Assert.DoesNotContain(possible, guardian => guardian.UserId == world.PejaSocialWorker.UserId);

        Assert.Equal(["guardianUserId"], (await world.RefusalAsync(world.SocialWorker, new AppointGuardian(id, world.PejaSocialWorker.UserId)))!.Fields.Keys);
        var named = await world.DoAsync(world.SocialWorker, new AppointGuardian(id, world.SocialWorker.UserId));
        Assert.Equal(("appointed", "social_worker of csw-prizren", null), (named.State, named.GuardianName, named.DueAt));
    }

    [Fact]
    public async Task A_step_on_an_outdated_version_is_refused()
    {
        var world = await CaseworkWorld.Shared;
        var (_, id) = await ChildAsync(world);
        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.SocialWorker, new AcknowledgeGuardianship(id, 7)));
        Assert.Null(await world.RefusalAsync(world.SocialWorker, new AcknowledgeGuardianship(id, 1)));
    }

    [Fact]
    public async Task Handed_over_the_child_stays_with_the_old_centre_until_the_new_one_acknowledges_which_then_finds_it_by_name()
    {
        var world = await CaseworkWorld.Shared;
        var (taken, id) = await AnsweredAsync(world, "Lirije", "Handover");
        var peja = (await world.DoAsync(world.SocialWorker, new ListAgencies { Kind = "csw" })).Single(agency => agency.Code == "csw-peja").Id;
        Assert.Equal(["reason"], (await world.RefusalAsync(world.SocialWorker, new HandOverGuardianship(id, peja, " ")))!.Fields.Keys);

        var asked = await world.DoAsync(world.SocialWorker, new HandOverGuardianship(id, peja, "Her aunt lives in Peja."));
        Assert.Equal((taken.CaseId, peja, true), (asked.CaseId, asked.HandoverTo?.Id, asked.Mine));
        Assert.Equal("Her aunt lives in Peja.", (await world.DoAsync(world.PejaSocialWorker, new ShowGuardianshipRecord(taken.CaseId))).HandoverReason);
        Assert.Null((await world.DoAsync(world.Investigator, new ShowGuardianshipRecord(taken.CaseId))).HandoverReason);
        Assert.Equal(GuardianshipRefusals.NotThisCentre, await world.RefusalAsync(world.PejaSocialWorker, new AppointGuardian(id, world.PejaSocialWorker.UserId)));

        var over = await world.DoAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(id));
        Assert.Equal((peja, null, "acknowledged"), (over.Csw.Id, over.HandoverTo, over.State));
        Assert.Contains((await world.DoAsync(world.PejaSocialWorker, new ListCaseload { Query = "Lirije" })).Items, row => row.CaseId == taken.CaseId);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, new AppointGuardian(id, world.SocialWorker.UserId)));
        Assert.Contains((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Timeline, happened => happened.Kind == "guardianship_handed_over");
    }

    [Fact]
    public async Task Each_step_goes_on_from_the_version_that_the_case_shows()
    {
        var world = await CaseworkWorld.Shared;
        var (taken, id) = await AnsweredAsync(world);
        var peja = (await world.DoAsync(world.SocialWorker, new ListAgencies { Kind = "csw" })).Single(agency => agency.Code == "csw-peja").Id;
        async Task<int> VersionAsync() => (await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Guardianship!.Version;

        var named = await world.DoAsync(world.SocialWorker, new AppointGuardian(id, world.SocialWorker.UserId, await VersionAsync()));
        Assert.Equal(named.Version, await VersionAsync());
        Assert.Null(await world.RefusalAsync(world.SocialWorker, new HandOverGuardianship(id, peja, "Her aunt lives in Peja.", await VersionAsync())));
    }

    [Fact]
    public async Task Two_supervisors_end_it_and_vaau_sees_what_it_signs_only_from_the_first_signature()
    {
        var world = await CaseworkWorld.Shared;
        var (taken, id) = await AnsweredAsync(world);
        var end = new EndGuardianship(id, "Her father, checked by both, took her home.", "returned_to_parents");
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, end));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, end));

        var half = await world.DoAsync(world.CswSupervisor, end);
        Assert.Equal(("acknowledged", true, false), (half.State, half.EndSignedByCsw, half.EndSignedByVaau));
        Assert.Equal(GuardianshipRefusals.SignedAlready, await world.RefusalAsync(world.CswSupervisor, end));
        var waiting = Assert.Single((await world.DoAsync(world.VaauSupervisor, new ListGuardianships { CaseId = taken.CaseId })).Items);
        Assert.Equal((true, "Mirjeta Krasniqi"), (waiting.May.SignEnd, waiting.DisplayName));
        Assert.Equal(end.Reason, (await world.DoAsync(world.VaauSupervisor, new ShowGuardianshipRecord(taken.CaseId))).EndReasonOfCsw);
        Assert.Equal(GuardianshipRefusals.GroundsDiffer, await world.RefusalAsync(world.VaauSupervisor, end with { Ground = "deceased" }));

        var ended = await world.DoAsync(world.VaauSupervisor, new EndGuardianship(id, "Visited the family on Monday."));
        Assert.Equal(("ended", "returned_to_parents"), (ended.State, ended.EndGround));
        var list = (await world.DoAsync(world.CswSupervisor, new ListGuardianships { States = ["ended"], CaseId = taken.CaseId })).Items;
        Assert.Equal(id, Assert.Single(list).GuardianshipId);
    }

    [Fact]
    public async Task A_child_is_not_let_go_as_an_adult_until_an_assessment_with_its_margin_says_so_and_two_have_signed()
    {
        var world = await CaseworkWorld.Shared;
        var (taken, id) = await AnsweredAsync(world, birth: null);
        var end = new EndGuardianship(id, "Assessed in Prishtina.", "adult_by_assessment");
        Assert.Equal(GuardianshipRefusals.StillChild, await world.RefusalAsync(world.CswSupervisor, end));
        Assert.Equal(GuardianshipRefusals.StillChild, await world.RefusalAsync(world.CswSupervisor, end with { Ground = "adult_by_birthday" }));

        Assert.False((await world.DoAsync(world.SocialWorker, Assessment(taken, 19, 2))).FindsAdult);
        Assert.Equal(GuardianshipRefusals.StillChild, await world.RefusalAsync(world.CswSupervisor, end));
        Assert.True((await world.DoAsync(world.SocialWorker, Assessment(taken, 21, 1) with { AssessedOn = new DateOnly(2026, 11, 22) })).FindsAdult);

        await world.DoAsync(world.CswSupervisor, end);
        Assert.True((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).IsChild);
        await world.DoAsync(world.VaauSupervisor, new EndGuardianship(id, "Agreed."));
        Assert.False((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).IsChild);
    }

    [Fact]
    public async Task A_finding_between_the_two_signatures_stops_the_second()
    {
        var world = await CaseworkWorld.Shared;
        var (taken, id) = await AnsweredAsync(world, birth: null);
        await world.DoAsync(world.SocialWorker, Assessment(taken, 21, 1));
        await world.DoAsync(world.CswSupervisor, new EndGuardianship(id, "Assessed.", "adult_by_assessment"));

        await world.DoAsync(world.SocialWorker, Assessment(taken, 17, 1) with { AssessedOn = new DateOnly(2026, 11, 22) });

        Assert.Equal(GuardianshipRefusals.StillChild, await world.RefusalAsync(world.VaauSupervisor, new EndGuardianship(id, "Agreed.")));
    }

    [Fact]
    public async Task A_person_of_age_by_her_birth_date_is_let_go_though_vaau_sees_no_more_than_it_signs()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var (taken, id) = await AnsweredAsync(world, birth: "2008-12-01");
        var end = new EndGuardianship(id, "Eighteen.", "adult_by_birthday");
        Assert.Equal(GuardianshipRefusals.StillChild, await world.RefusalAsync(world.CswSupervisor, end));

        world.Clock.Advance(TimeSpan.FromDays(10));
        await world.DoAsync(world.CswSupervisor, end);
        await world.DoAsync(world.VaauSupervisor, new EndGuardianship(id, "Agreed."));
        Assert.False((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).IsChild);
    }

    [Fact]
    public async Task An_adult_who_may_be_a_child_has_a_guardian_centre_at_once_and_her_earlier_interview_is_marked()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Dana", "Doubted"));
        await world.DoAsync(world.Investigator, new RecordInterview { CaseId = taken.CaseId, Purpose = "identification", Place = "Station", Language = "ro", StartedAt = CaseworkWorld.Night });
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new DoubtAge(taken.CaseId)));

        var doubted = await world.DoAsync(world.Investigator, new DoubtAge(taken.CaseId));

        var waiting = Assert.Single((await world.DoAsync(world.SocialWorker, new ListGuardianships { CaseId = taken.CaseId })).Items);
        Assert.Equal((doubted.GuardianshipId, "notified", true), (waiting.GuardianshipId, waiting.State, waiting.May.Acknowledge));
        var shown = await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        Assert.Equal((true, "age_uncertain"), (shown.IsChild, shown.ChildBasis));
        Assert.True(Assert.Single(shown.Sections.Interviews!).HeldBeforeGuardianship);
        Assert.Equal(GuardianshipRefusals.ChildAlready, await world.RefusalAsync(world.Investigator, new DoubtAge(taken.CaseId)));
    }

    [Fact]
    public async Task Only_the_centre_records_an_age_assessment_and_all_in_the_case_read_it()
    {
        var world = await CaseworkWorld.Shared;
        var (taken, _) = await AnsweredAsync(world);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, Assessment(taken, 17, 1)));
        var wrong = await world.RefusalAsync(world.SocialWorker, Assessment(taken, 200, -1) with { Body = "", Method = "guess" });
        Assert.Equal(["age", "body", "margin", "method"], wrong!.Fields.Keys.Order());

        await world.DoAsync(world.SocialWorker, Assessment(taken, 16, 1));
        var finding = Assert.Single((await world.DoAsync(world.Investigator, new ShowGuardianshipRecord(taken.CaseId))).Findings);
        Assert.Equal((16, 1, true), (finding.Age, finding.Margin, finding.MayBeChild));
    }

    private static RecordAgeAssessment Assessment(TakenIn taken, int age, int margin) => new()
    {
        CaseId = taken.CaseId,
        Body = "University clinic",
        Method = "multidisciplinary",
        AssessedOn = new DateOnly(2026, 11, 20),
        Age = age,
        Margin = margin,
    };

    private static async Task<(TakenIn Taken, Guid Id)> ChildAsync(CaseworkWorld world, string first = "Mirjeta", string last = "Krasniqi", string? birth = "2012-05-01")
    {
        var intake = Intakes.Child(first, last);
        var taken = await world.DoAsync(world.Investigator, intake with { Person = intake.Person with { DateOfBirth = birth is null ? null : PartialDate.Parse(birth) } });
        return (taken, taken.GuardianshipId!.Value);
    }

    private static async Task<(TakenIn Taken, Guid Id)> AnsweredAsync(CaseworkWorld world, string first = "Mirjeta", string last = "Krasniqi", string? birth = "2012-05-01")
    {
        var child = await ChildAsync(world, first, last, birth);
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(child.Id));
        return child;
    }
}
