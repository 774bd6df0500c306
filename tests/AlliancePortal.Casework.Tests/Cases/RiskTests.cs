using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>Risk is rated blind, then agreed.</summary>
public sealed class RiskTests
{
    [Fact]
    public async Task Anothers_rating_shows_only_once_one_has_rated_and_two_agencies_make_it_agreed()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.Investigator, new RateRisk { CaseId = taken.CaseId, Level = "high", Grounds = "He knows where she was.", UrgentMedical = true });

        var blind = (await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Risk!;
        Assert.Equal((null, true, true), (blind.Level, blind.MayRate, blind.OwnIsMissing));
        Assert.Empty(blind.Ratings);
        Assert.Equal(CaseRefusals.NotRatedYet, await world.RefusalAsync(world.SocialWorker, new AgreeRisk { CaseId = taken.CaseId, Level = "high" }));
        Assert.Equal(CaseRefusals.CentreHasNotRated, await world.RefusalAsync(world.Investigator, new AgreeRisk { CaseId = taken.CaseId, Level = "high" }));

        await world.DoAsync(world.SocialWorker, new RateRisk { CaseId = taken.CaseId, Level = "medium" });
        var both = (await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Risk!;
        Assert.Equal(["high", "medium"], both.Ratings.Select(r => r.Level).Order());
        Assert.Contains(both.Ratings, r => r is { Grounds: "He knows where she was.", IsMine: false });
        Assert.Equal("medium", both.Level);

        Assert.False((await world.DoAsync(world.SocialWorker, new AgreeRisk { CaseId = taken.CaseId, Level = "medium" })).Agreed);
        Assert.False((await world.DoAsync(world.Investigator, new AgreeRisk { CaseId = taken.CaseId, Level = "high" })).Agreed);
        Assert.True((await world.DoAsync(world.SocialWorker, new AgreeRisk { CaseId = taken.CaseId, Level = "high" })).Agreed);

        foreach (var actor in new[] { world.Investigator, world.SocialWorker })
        {
            var agreed = await world.DoAsync(actor, new ShowCase(taken.CaseId));
            Assert.Equal(("high", true, "high"), (agreed.Sections.Risk!.Level, agreed.Sections.Risk.Agreed, agreed.Risk));
        }
    }

    [Fact]
    public async Task A_supervisor_reads_the_risk_and_does_not_rate_it()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, new RateRisk { CaseId = taken.CaseId, Level = "low", Grounds = "She is with her sister." });

        var seen = (await world.DoAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId))).Sections.Risk!;
        Assert.Equal(("low", "She is with her sister.", false), (seen.Level, Assert.Single(seen.Ratings).Grounds, seen.MayRate));
        Assert.NotNull(await world.RefusalAsync(world.PoliceSupervisor, new RateRisk { CaseId = taken.CaseId, Level = "high" }));
        Assert.Equal(["level"], (await world.RefusalAsync(world.Investigator, new RateRisk { CaseId = taken.CaseId, Level = "extreme" }))!.Fields.Keys);
    }
}
