using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>What each reader of a case sees of it.</summary>
public sealed class CasePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_police_see_who_she_is_what_was_done_to_her_and_nothing_of_help_or_health()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child("Mirjeta", "Krasniqi"));

        var seen = await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));

        Assert.Equal((taken.CaseNumber, "Mirjeta Krasniqi", true, "date_of_birth", "presumed"), (seen.CaseNumber, seen.DisplayName, seen.IsChild, seen.ChildBasis, seen.Status));
        Assert.Equal("Mirjeta", seen.Sections.Identity?.FirstName);
        Assert.Equal("+383 44 111 222", Assert.Single(seen.Sections.Contact!.Details).Phone);
        Assert.Equal("Found in a locked room above a bar.", Assert.Single(seen.Sections.Exploitation!.Accounts).Narrative);
        Assert.Equal("notified", seen.Sections.Guardianship?.State);
        Assert.Null(seen.Sections.Health);
        Assert.Null(seen.Sections.Assistance);
        Assert.Null(seen.Sections.Shelter);
        Assert.Equal(["contact", "documents", "exploitation", "identity", "investigation", "notes", "offenders", "protection"], seen.MayAdd.Keys.Order());
        Assert.Equal(["guardianship_notified", "opened_case"], seen.Participants.Select(p => p.Basis).Order());
        Assert.Contains(seen.Timeline, e => e is { Kind: "child_notified", Section: "guardianship", Agency.Kind: "police" });
    }

    [Fact]
    public async Task The_centre_sees_what_it_needs_before_it_answers_and_its_whole_column_afterwards()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());

        var before = await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId));
        Assert.NotNull(before.Sections.Identity?.FirstName);
        Assert.Single(before.Sections.Contact!.Details);
        Assert.Null(before.Sections.Exploitation);
        Assert.Null(before.Sections.Interviews);
        Assert.Null(before.Sections.Assistance);

        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var after = await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId));
        Assert.Single(after.Sections.Exploitation!.Accounts);
        Assert.NotNull(after.Sections.Interviews);
        Assert.NotNull(after.Sections.Assistance);
        Assert.Null(after.Sections.Investigation);
    }

    [Fact]
    public async Task A_role_with_minimal_fields_gets_a_label_and_a_year_of_birth_instead_of_who_she_is()
    {
        var world = await CaseworkWorld.Shared;
        var intake = Intakes.Adult("Nicoleta", "Rusu");
        var taken = await world.DoAsync(world.Counsellor, intake with { Person = intake.Person with { Aliases = ["Nina"], IdentityNumber = "X-998877", SafeWay = "Through the shelter, mornings" } });

        var seen = await world.DoAsync(world.Counsellor, new ShowCase(taken.CaseId));

        var identity = seen.Sections.Identity!;
        Assert.Equal((false, "Nina", 1999, "female"), (identity.InFull, identity.Label, identity.BirthYear, identity.Sex));
        Assert.Equal((null, null, null, null, null), (identity.FirstName, identity.LastName, identity.IdentityNumber, identity.DateOfBirth, identity.Citizenships));
        Assert.Equal("Through the shelter, mornings", Assert.Single(seen.Sections.Contact!.SafeWays).Text);
        Assert.Empty(seen.Sections.Contact.Details);
        Assert.Equal("Nina", seen.DisplayName);
        Assert.DoesNotContain("Nicoleta", System.Text.Json.JsonSerializer.Serialize(seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_and_missing_answer_alike_and_an_exclusion_hides_everything_even_from_whoever_opened_it()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());

        var missing = await world.RefusalAsync(world.Advocate, new ShowCase(Guid.CreateVersion7()));
        foreach (var stranger in new[] { world.OtherInvestigator, world.PejaSocialWorker, world.Advocate, world.ShelterCaseworker, world.Analyst })
            Assert.Equal(missing, await world.RefusalAsync(stranger, new ShowCase(taken.CaseId)));

        Assert.Contains((await world.DoAsync(world.Investigator, new ListCaseload { Query = taken.CaseNumber })).Items, item => item.CaseId == taken.CaseId);
        await AsAdministratorOfTheServerAsync(world, $"insert into casework.exclusions (user_id, case_id, set_by, set_at) values ('{world.Investigator.UserId}', '{taken.CaseId}', '{world.PoliceSupervisor.UserId}', now())");

        Assert.Equal(missing, await world.RefusalAsync(world.Investigator, new ShowCase(taken.CaseId)));
        Assert.Equal(missing, await world.RefusalAsync(world.Investigator, Note(taken.CaseId, "investigation", "Late word.")));
        Assert.Empty((await world.DoAsync(world.Investigator, new ListCaseload { Query = taken.CaseNumber })).Items);
        Assert.Null(await world.RefusalAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId)));
    }

    [Fact]
    public async Task A_former_participant_reads_its_own_entries_and_nothing_later()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.SocialWorker, Note(taken.CaseId, "assistance", "Clothes given."));
        await AsAdministratorOfTheServerAsync(world, $"""
            update casework.participations set is_active = false, own_mask = full_mask | minimal_mask, full_mask = 0, minimal_mask = 0
            where case_id = '{taken.CaseId}' and source_id = '{taken.GuardianshipId}'; select casework.refresh_caseload('{taken.CaseId}')
            """);

        var seen = await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId));

        Assert.True(seen.IsFormer);
        Assert.Equal(seen.CaseNumber, seen.DisplayName);
        Assert.Equal("Clothes given.", Assert.Single(seen.Sections.Assistance!.Entries).Text);
        Assert.False(seen.Sections.Assistance.Entries[0].MayStrikeOut);
        Assert.Null(seen.Sections.Identity);
        Assert.Null(seen.Sections.Contact);
        Assert.Null(seen.Sections.Exploitation);
        Assert.Null(seen.Sections.Guardianship);
        Assert.Empty(seen.MayAdd);
        Assert.Empty(seen.Participants);
        Assert.All(seen.Timeline, e => Assert.Equal("csw", e.Agency?.Kind));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, Note(taken.CaseId, "assistance", "One more.")));
        Assert.DoesNotContain((await world.DoAsync(world.SocialWorker, new ListCaseload { Query = "Krasniqi", Size = 100 })).Items, item => item.CaseId == taken.CaseId);
    }

    [Fact]
    public async Task What_was_said_in_an_interview_is_read_by_its_agency_and_the_guardian_only()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        await world.DoAsync(world.SocialWorker, new RecordInterview
        {
            CaseId = taken.CaseId,
            Purpose = "identification",
            Place = "CSW Prizren, room 2",
            Language = "ro",
            StartedAt = CaseworkWorld.Night,
            SocialWorkerUserId = world.SocialWorker.UserId,
            Notes = "She spoke.",
        });

        var own = Assert.Single((await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId))).Sections.Interviews!);
        Assert.Equal(("CSW Prizren, room 2", "She spoke."), (own.Place, Assert.Single(own.Notes)));
        var other = Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Interviews!);
        Assert.Equal(("identification", null), (other.Purpose, other.Place));
        Assert.Empty(other.Notes);
    }

    [Fact]
    public async Task One_opening_is_one_line_of_the_audit_with_the_sections_shown()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId));

        await using var admin = await world.AdministratorOfTheServerAsync();
        await using var select = new NpgsqlCommand("select facts->0->>'a' from audit.entries where request = 'ShowCase' and facts->0->>'c' = $1", admin) { Parameters = { new() { Value = taken.CaseId.ToString() } } };
        Assert.Equal("read:case:identity,contact,exploitation,risk,consent,referrals,interviews,investigation,offenders,protection,documents,notes", await select.ExecuteScalarAsync(Cancel));
    }

    internal static AddCaseEntry Note(Guid caseId, string section, string text) => new() { CaseId = caseId, Section = section, Kind = "note", Text = text };

    private static async Task AsAdministratorOfTheServerAsync(CaseworkWorld world, string sql)
    {
        await using var admin = await world.AdministratorOfTheServerAsync();
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
