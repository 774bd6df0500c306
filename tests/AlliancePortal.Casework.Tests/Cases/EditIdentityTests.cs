using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

public sealed class EditIdentityTests
{
    [Fact]
    public async Task A_changed_name_is_found_by_every_agency_that_reads_it_and_the_old_one_no_more()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child("Mirjeta", "Krasniqi"));
        await world.DoAsync(world.Investigator, await EditAsync(world, taken.CaseId, lastName: "Gashi"));

        foreach (var reader in new[] { world.Investigator, world.SocialWorker })
        {
            Assert.Equal("Mirjeta Gashi", Assert.Single((await world.DoAsync(reader, new ListCaseload { Query = "gash" })).Items).DisplayName);
            Assert.Empty((await world.DoAsync(reader, new ListCaseload { Query = "Krasniqi" })).Items);
        }
    }

    [Fact]
    public async Task What_was_not_asked_at_intake_is_no_answer_until_somebody_gives_one()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        Assert.Null((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!.NeedsInterpreter);

        await world.DoAsync(world.Investigator, (await EditAsync(world, taken.CaseId, lastName: "Krasniqi")) with { NeedsInterpreter = false });
        Assert.False((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!.NeedsInterpreter);
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_the_second_is_told_and_both_texts_remain()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult("Nicoleta", "Rusu"));
        var mine = await EditAsync(world, taken.CaseId, lastName: "Popa");
        var theirs = mine with { LastName = "Ceban" };

        Assert.Equal(mine.Version + 1, (await world.DoAsync(world.Investigator, mine)).Version);
        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.Investigator, theirs));

        var stored = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!;
        Assert.Equal(("Popa", "Ceban"), (stored.LastName, theirs.LastName));
        await world.DoAsync(world.Investigator, theirs with { Version = stored.Version!.Value });
    }

    [Fact]
    public async Task Of_twenty_who_change_it_at_the_same_moment_one_wins()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var edit = await EditAsync(world, taken.CaseId, lastName: "Popa");

        var refusals = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => world.RefusalAsync(world.Investigator, edit with { LastName = $"Popa {i}" })));

        Assert.Single(refusals, refusal => refusal is null);
        Assert.Equal(19, refusals.Count(refusal => refusal == Refusal.ChangedMeanwhile));
    }

    [Fact]
    public async Task A_birth_date_that_would_end_or_begin_a_guardianship_is_refused()
    {
        var world = await CaseworkWorld.Shared;
        var child = await world.DoAsync(world.Investigator, Intakes.Child());
        var adult = await world.DoAsync(world.Investigator, Intakes.Adult());

        Assert.Equal(CaseRefusals.AgeNeedsAssessment, await world.RefusalAsync(world.Investigator, await EditAsync(world, child.CaseId) with { DateOfBirth = PartialDate.Parse("1990-01-01") }));
        Assert.Equal(CaseRefusals.AgeNeedsAssessment, await world.RefusalAsync(world.Investigator, await EditAsync(world, adult.CaseId) with { DateOfBirth = PartialDate.Parse("2012") }));
    }

    [Fact]
    public async Task Only_the_agency_that_wrote_it_changes_it_and_no_supervisor()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var edit = await EditAsync(world, taken.CaseId, lastName: "Gashi");

        foreach (var actor in new[] { world.SocialWorker, world.PoliceSupervisor, world.OtherInvestigator, world.Advocate })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(actor, edit));
        Assert.Equal(["lastName"], (await world.RefusalAsync(world.Investigator, edit with { LastName = new string('x', 10_000) }))!.Fields.Keys);
    }

    private static async Task<EditIdentity> EditAsync(CaseworkWorld world, Guid caseId, string? lastName = null)
    {
        var stored = (await world.DoAsync(world.Investigator, new ShowCase(caseId))).Sections.Identity!;
        return new EditIdentity
        {
            CaseId = caseId,
            Version = stored.Version!.Value,
            FirstName = stored.FirstName,
            LastName = lastName ?? stored.LastName,
            Aliases = stored.Aliases!,
            DateOfBirth = stored.DateOfBirth,
            Sex = stored.Sex!,
            Citizenships = stored.Citizenships!,
            Languages = stored.Languages,
        };
    }
}
