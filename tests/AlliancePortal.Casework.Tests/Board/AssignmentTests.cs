using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Board;

/// <summary>Who has a case: the opener first, then whom the supervisor names; a comment stays in the house.</summary>
public sealed class AssignmentTests
{
    [Fact]
    public async Task Whoever_takes_a_person_in_has_the_case()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.ShelterCaseworker, Intakes.Adult());
        var mine = await world.DoAsync(world.ShelterCaseworker, new ListCaseload { AssignedToMe = true, Sort = "newest", Query = taken.CaseNumber });
        Assert.Equal(taken.CaseId, Assert.Single(mine.Items).CaseId);
    }

    [Fact]
    public async Task The_centres_supervisor_gives_a_child_to_a_worker_who_is_told()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var before = await world.DoAsync(world.SocialWorker, new ListCaseload { AssignedToMe = true, Query = taken.CaseNumber });
        Assert.Empty(before.Items);

        var assigned = await world.DoAsync(world.CswSupervisor, new AssignCase { CaseId = taken.CaseId, UserId = world.SocialWorker.UserId });
        Assert.Equal("social_worker of csw-prizren", assigned.DisplayName);
        Assert.Single((await world.DoAsync(world.SocialWorker, new ListCaseload { AssignedToMe = true, Query = taken.CaseNumber })).Items);
        var told = await world.DoAsync(world.SocialWorker, new MyNotifications());
        Assert.Contains(told.Items, item => item.Kind == "case_assigned" && item.CaseId == taken.CaseId);
        Assert.DoesNotContain(await world.ToldAsync(world.CswSupervisor), item => item.Kind == "case_assigned" && item.CaseId == taken.CaseId);
    }

    [Fact]
    public async Task A_case_goes_to_nobody_of_another_unit_and_no_stranger_gives_it()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var assign = new AssignCase { CaseId = taken.CaseId, UserId = world.OtherInvestigator.UserId };

        Assert.Equal(BoardRefusals.NotOfThisUnit, await world.RefusalAsync(world.PoliceSupervisor, assign));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.CswSupervisor, assign with { UserId = world.SocialWorker.UserId }));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, assign with { CaseId = Guid.CreateVersion7() }));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, assign with { UserId = world.Investigator.UserId }));
        Assert.Equal(["reason"], (await world.RefusalAsync(world.PoliceSupervisor, assign with { Reason = "because" }))!.Fields.Keys);
    }

    [Fact]
    public async Task A_worker_who_is_excluded_from_a_case_never_gets_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var colleague = await world.DoAsync(Actor.Setup, new AddWorker
        {
            AgencyCode = "tpiu",
            UnitCodes = ["tpiu-team-1"],
            Role = "police_investigator",
            DisplayName = "Brother of the accused",
            Email = "brother@tpiu.test",
        });
        var first = await world.DoAsync(world.Investigator, Intakes.Adult());
        var second = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.PoliceSupervisor, new ExcludePerson { CaseId = first.CaseId, UserId = colleague, Reason = "His brother is accused." });

        Assert.Equal(BoardRefusals.NotOfThisUnit.Code, (await world.RefusalAsync(world.PoliceSupervisor, new AssignCase { CaseId = first.CaseId, UserId = colleague }))!.Code);
        var given = await world.DoAsync(world.PoliceSupervisor, new ReassignCases { FromUserId = world.Investigator.UserId, ToUserId = colleague, Reason = "workload" });
        Assert.Equal(new CasesReassigned(1, 1), given);
        var his = await world.DoAsync(world.PoliceSupervisor, new ListBoard { Figure = BoardFigure.CasesOf(colleague).ToString() });
        Assert.Equal(second.CaseId, Assert.Single(his.Items).CaseId);
    }

    [Fact]
    public async Task Of_one_who_has_left_the_children_go_along_with_the_cases()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(taken.GuardianshipId.Value, world.SocialWorker.UserId));
        var hand = new ReassignCases { FromUserId = world.SocialWorker.UserId, ToUserId = world.CswSupervisor.UserId, Reason = "left_service" };
        await world.DoAsync(world.Administrator, new BlockWorker(world.SocialWorker.UserId));

        Assert.Equal(1, (await world.DoAsync(world.CswSupervisor, new ShowBoard())).CasesOrphaned.Count);
        Assert.Equal(new CasesReassigned(1, 0, 0, 1), await world.DoAsync(world.CswSupervisor, hand));
        var kept = await world.DoAsync(world.CswSupervisor, new ShowGuardianship(taken.GuardianshipId.Value));
        Assert.Equal(("appointed", world.CswSupervisor.UserId), (kept.State, kept.GuardianUserId));
        var left = await world.DoAsync(world.Administrator, new ShowWorkLeft(world.SocialWorker.UserId));
        Assert.Equal((0, 0, 0), (left.OpenCases, left.OpenReferrals, left.Wards));
    }

    [Fact]
    public async Task A_comment_is_read_by_the_own_workers_only()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.PoliceSupervisor, new CommentOnCase(taken.CaseId, "Ring the Centre again before midnight."));

        var own = await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));
        var comment = Assert.Single(own.Sections.Notes!.Entries, entry => entry.Kind == "supervisor_comment");
        Assert.Equal("Ring the Centre again before midnight.", comment.Text);
        var centre = await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId));
        Assert.DoesNotContain(centre.Sections.Notes?.Entries ?? [], entry => entry.Kind == "supervisor_comment");

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.VaauSupervisor, new CommentOnCase(taken.CaseId, "Seen.")));
        Assert.Equal(["text"], (await world.RefusalAsync(world.PoliceSupervisor, new CommentOnCase(taken.CaseId, " ")))!.Fields.Keys);
    }
}
