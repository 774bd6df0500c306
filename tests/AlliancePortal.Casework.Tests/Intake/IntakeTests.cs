using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Intake;

/// <summary>Sending an intake: once, without a trace of its draft, and with nothing of a person who refused everything.</summary>
public sealed class IntakeTests
{
    private static readonly SaveDraft Draft = new() { Kind = "intake", Title = "", Content = "{}" };

    [Fact]
    public async Task Sending_twice_makes_one_case_and_leaves_no_draft()
    {
        var world = await CaseworkWorld.Shared;
        var draft = await world.DoAsync(world.Investigator, Draft);
        var intake = Intakes.Child() with { DraftId = draft.Id };

        var both = await Task.WhenAll(world.DoAsync(world.Investigator, intake), world.DoAsync(world.Investigator, intake));
        var later = await world.DoAsync(world.Investigator, intake);

        Assert.Single(both.Append(later).Select(taken => taken.CaseNumber).Distinct());
        Assert.Single(both.Append(later).Select(taken => taken.GuardianshipId).Distinct());
        Assert.Equal(later.ReferralIds, both[0].ReferralIds);
        Assert.Equal(1, both.Count(taken => taken.WasThere));
        Assert.NotNull(later.RingFirst?.Phone);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new OpenDraft(draft.Id)));
    }

    [Fact]
    public async Task A_refused_intake_keeps_its_draft()
    {
        var world = await CaseworkWorld.Shared;
        var draft = await world.DoAsync(world.Investigator, Draft);
        Assert.NotNull(await world.RefusalAsync(world.Investigator, Intakes.Child() with { DraftId = draft.Id, Municipality = "atlantis" }));
        Assert.NotNull((await world.DoAsync(world.Investigator, new OpenDraft(draft.Id))).Content);
    }

    [Fact]
    public async Task Somebody_elses_draft_is_not_destroyed_by_sending_with_its_id()
    {
        var world = await CaseworkWorld.Shared;
        var draft = await world.DoAsync(world.Advocate, Draft);
        await world.DoAsync(world.Investigator, Intakes.Adult() with { DraftId = draft.Id });
        Assert.NotNull((await world.DoAsync(world.Advocate, new OpenDraft(draft.Id))).Content);
    }

    [Fact]
    public async Task Refusing_everything_names_nobody()
    {
        var world = await CaseworkWorld.Shared;
        var refusing = Intakes.Adult() with { Consent = new ConsentTakenIn { Refused = true } };
        Assert.Equal(IntakeRefusals.RefusalIsAnonymous, await world.RefusalAsync(world.Investigator, refusing));
        var nameless = new PersonTakenIn { Sex = "female", Citizenships = ["MD"], ApparentAge = new(25, 35) };
        foreach (var naming in new[] { nameless with { Aliases = ["Niki"] }, nameless with { IdentityNumber = "A123" }, nameless with { Contact = "044" }, nameless with { SafeWay = "044" } })
            Assert.Equal(IntakeRefusals.RefusalIsAnonymous, await world.RefusalAsync(world.Investigator, refusing with { Person = naming, Narrative = null }));
        Assert.Equal(IntakeRefusals.RefusalIsAnonymous, await world.RefusalAsync(world.Investigator, refusing with { Person = nameless }));
    }

    [Fact]
    public async Task Of_her_who_refused_everything_sex_and_nationality_remain()
    {
        var world = await CaseworkWorld.Shared;
        var draft = await world.DoAsync(world.Investigator, Draft with { Title = "Nicoleta" });
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult() with
        {
            Person = new PersonTakenIn { Sex = "female", Citizenships = ["MD"], Languages = ["ro"], ApparentAge = new(25, 35), FirstName = " " },
            Exploitation = new ExploitationTakenIn { Types = ["SexualExploitation"] },
            Consent = new ConsentTakenIn { Refused = true },
            Narrative = null,
            DraftId = draft.Id,
        });

        Assert.False(taken.IsChild);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new OpenDraft(draft.Id)));
        var owner = world.Connections.Admin;
        Assert.Equal("female", await SqlAsync(owner, "select sex from casework.identity_essentials where case_id = $1 and languages = '{}' and age_from is null", taken.CaseId));
        Assert.Equal("MD", await SqlAsync(owner, "select citizenships[1] from casework.identities where case_id = $1 and names is null and date_of_birth is null", taken.CaseId));
        Assert.Equal(0L, await SqlAsync(owner, "select count(*) from casework.search_tokens where case_id = $1", taken.CaseId));
        Assert.Equal(0L, await SqlAsync(owner, "select (select count(*) from casework.exploitations where case_id = $1) + (select count(*) from casework.exploitation_accounts where case_id = $1)", taken.CaseId));
    }

    [Fact]
    public async Task A_child_cannot_refuse_everything()
    {
        var world = await CaseworkWorld.Shared;
        var refused = new ConsentTakenIn { Refused = true };
        Assert.Equal(IntakeRefusals.ChildCannotRefuseAll, await world.RefusalAsync(world.Investigator, Intakes.Child() with { Consent = refused }));
        var ageless = Intakes.Adult() with { Consent = refused, Narrative = null, Person = new PersonTakenIn { Sex = "female" } };
        Assert.Equal(IntakeRefusals.ChildCannotRefuseAll, await world.RefusalAsync(world.Investigator, ageless));
    }

    [Fact]
    public async Task A_check_tells_whom_to_ring_and_stores_nothing()
    {
        var world = await CaseworkWorld.Shared;
        var check = await world.DoAsync(world.Investigator, new CheckIntake(Intakes.Child("Nobody", "Stored") with { Narrative = null }));
        Assert.Equal((true, "date_of_birth", false), (check.IsChild, check.ChildBasis, check.WasThere));
        Assert.NotNull(check.RingFirst?.Phone);
        Assert.Empty(await world.DoAsync(world.Investigator, new FindPossibleDuplicates(Intakes.Child("Nobody", "Stored").Person)));
        Assert.Equal(["unknown"], (await world.RefusalAsync(world.Investigator, new CheckIntake(Intakes.Child() with { Municipality = "atlantis" })))!.Fields["municipality"]);
    }

    [Fact]
    public async Task Bad_input_is_named_by_field_and_never_breaks()
    {
        var world = await CaseworkWorld.Shared;
        var bad = Intakes.Child() with
        {
            Municipality = null!,
            FoundAt = CaseworkWorld.Night.AddDays(1),
            Narrative = "a\0b",
            Person = new PersonTakenIn
            {
                FirstName = new string('x', 10_000),
                LastName = "Robert'); drop table cases;-- <b>\u202E🙂",
                Sex = "x",
                Aliases = null!,
                Citizenships = ["ZZ"],
                ApparentAge = new(30, 20),
                Unanswered = new Dictionary<string, string> { ["lastName"] = "maybe" },
            },
        };
        var fields = (await world.RefusalAsync(world.Investigator, bad))!.Fields;
        Assert.Equal(
            ["foundAt", "municipality", "narrative", "person.aliases", "person.apparentAge", "person.citizenships", "person.firstName", "person.sex", "person.unanswered"],
            fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["too_long"], fields["person.firstName"]);
        Assert.Equal(["empty"], (await world.RefusalAsync(world.Investigator, bad with { Person = null! }))!.Fields["person"]);
    }

    private static async Task<object?> SqlAsync(string connection, string sql, Guid caseId)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(connection);
        await using var select = source.CreateCommand(sql);
        select.Parameters.AddWithValue(caseId);
        return await select.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
