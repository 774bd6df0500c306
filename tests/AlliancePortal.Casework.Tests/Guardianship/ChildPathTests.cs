using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Guardianship;

/// <summary>The main path on a real database: intake of a child, the Centre answers, the interview waits for its social worker.</summary>
public sealed class ChildPathTests
{
    [Fact]
    public async Task The_municipalitys_centre_sees_the_child_at_once_and_its_answer_reaches_the_police()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.True(taken.IsChild);
        Assert.NotNull(taken.RingFirst?.Phone);

        var waiting = Assert.Single((await world.DoAsync(world.SocialWorker, new ListGuardianships { CaseId = taken.CaseId })).Items);
        Assert.Equal((taken.GuardianshipId, "notified", true), (waiting.GuardianshipId, waiting.State, waiting.Mine));

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(waiting.GuardianshipId));
        await world.DoAsync(world.CswSupervisor, new AppointGuardian(waiting.GuardianshipId, world.SocialWorker.UserId));

        var seen = Assert.Single((await world.DoAsync(world.PoliceSupervisor, new ListGuardianships { CaseId = taken.CaseId })).Items);
        Assert.Equal("appointed", seen.State);
        Assert.Equal("social_worker of csw-prizren", seen.GuardianName);
    }

    [Fact]
    public async Task An_interview_of_a_child_is_refused_without_its_social_worker_and_accepted_with()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var interview = new RecordInterview { CaseId = taken.CaseId, Purpose = "identification", Place = "CSW Prizren", Language = "ro", StartedAt = CaseworkWorld.Night, Notes = "She spoke." };

        Assert.Equal(InterviewRefusals.ChildWithoutSocialWorker, await world.RefusalAsync(world.Investigator, interview));
        Assert.Equal(InterviewRefusals.ChildWithoutSocialWorker, await world.RefusalAsync(world.Investigator, interview with { SocialWorkerUserId = world.PejaSocialWorker.UserId }));
        Assert.Null(await world.RefusalAsync(world.Investigator, interview with { SocialWorkerUserId = world.SocialWorker.UserId }));
    }

    [Fact]
    public async Task Another_team_and_another_centre_find_nothing_not_even_a_hint()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());

        foreach (var stranger in new[] { world.OtherInvestigator, world.PejaSocialWorker, world.ShelterCaseworker, world.Advocate })
        {
            Assert.Empty((await world.DoAsync(stranger, new ListGuardianships { CaseId = taken.CaseId })).Items);
            var act = await world.RefusalAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
            var missing = await world.RefusalAsync(world.PejaSocialWorker, new AcknowledgeGuardianship(Guid.CreateVersion7()));
            Assert.Equal(Refusal.NotFound, act);
            Assert.Equal(missing, act);
        }
    }

    [Fact]
    public async Task No_statement_makes_an_adult_of_a_child_whose_guardianship_is_open()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await using var server = await world.AdministratorOfTheServerAsync();
        await using var change = new NpgsqlCommand("update casework.cases set is_child = false where id = $1", server) { Parameters = { new() { Value = taken.CaseId } } };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("AP011", "age_needs_assessment"), (refused.SqlState, refused.MessageText));
    }

    [Fact]
    public async Task Roles_without_case_content_cannot_even_ask()
    {
        var world = await CaseworkWorld.Shared;
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Analyst, Intakes.Child()));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Administrator, new ListGuardianships()));
    }
}
