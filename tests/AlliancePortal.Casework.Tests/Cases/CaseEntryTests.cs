using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>Dated entries in the sections: who adds, who reads, how one is struck out.</summary>
public sealed class CaseEntryTests
{
    [Fact]
    public async Task An_entry_stands_in_its_section_until_it_is_struck_out_with_a_reason_and_stays_readable_then()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var added = await world.DoAsync(world.Investigator, CasePageTests.Note(taken.CaseId, "investigation", "Two men in a grey van."));

        var stands = Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Investigation!.Entries);
        Assert.Equal(("Two men in a grey van.", true, false), (stands.Text, stands.MayStrikeOut, stands.ForAuthorOnly));

        Assert.Equal(["reason"], (await world.RefusalAsync(world.Investigator, new StrikeOutEntry(added.EntryId, " ")))!.Fields.Keys);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new StrikeOutEntry(added.EntryId, "Not mine.")));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new StrikeOutEntry(added.EntryId, "Not mine.")));
        await world.DoAsync(world.Investigator, new StrikeOutEntry(added.EntryId, "Belongs to another case."));
        Assert.Equal(CaseRefusals.StruckOutAlready, await world.RefusalAsync(world.Investigator, new StrikeOutEntry(added.EntryId, "Again.")));

        var struck = Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Investigation!.Entries);
        Assert.Equal(("Two men in a grey van.", "Belongs to another case.", false), (struck.Text, struck.StruckOutReason, struck.MayStrikeOut));
    }

    [Fact]
    public async Task Nobody_adds_to_a_section_that_is_not_theirs()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());

        foreach (var section in new[] { "health", "assistance", "shelterAddress", "guardianship", "no_such_section" })
            Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, CasePageTests.Note(taken.CaseId, section, "Words.")));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, CasePageTests.Note(taken.CaseId, "investigation", "Words.")));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, CasePageTests.Note(taken.CaseId, "assistance", "Not acknowledged yet.")));
    }

    [Fact]
    public async Task A_session_note_is_read_by_its_author_alone_and_what_is_meant_for_others_by_the_house_too()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Counsellor, Intakes.Adult());
        var session = CasePageTests.Note(taken.CaseId, "health", "She told of the night.") with { Kind = "session_note" };
        Assert.True((await world.DoAsync(world.Counsellor, session)).ForAuthorOnly);
        Assert.False((await world.DoAsync(world.Counsellor, session with { Kind = "medication", Text = "Allergic to penicillin." })).ForAuthorOnly);
        await using (var admin = await world.AdministratorOfTheServerAsync())
        {
            // A shelter place in the same house, as an accepted referral would open it.
            await using var joined = new Npgsql.NpgsqlCommand($"""
                insert into casework.participations (case_id, unit_id, agency_id, basis, source_id, full_mask, minimal_mask, own_mask, is_active, since)
                select '{taken.CaseId}', u.id, u.agency_id, 'referral_accepted', gen_random_uuid(), {(1 << 19) - 1}, 0, 0, true, now() from reference.units u where u.code = 'shelter-house';
                select casework.refresh_caseload('{taken.CaseId}')
                """, admin);
            await joined.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, (await world.DoAsync(world.Counsellor, new ShowCase(taken.CaseId))).Sections.Health!.Entries.Count);
        Assert.Equal("Allergic to penicillin.", Assert.Single((await world.DoAsync(world.ShelterCaseworker, new ShowCase(taken.CaseId))).Sections.Health!.Entries).Text);
    }

    [Fact]
    public async Task What_another_agency_wrote_is_answered_by_a_correction_and_both_texts_stay()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child("Mirjeta", "Krasniqi"));
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));

        var seen = await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId));
        Assert.Null(seen.Sections.Identity!.Version);
        await world.DoAsync(world.SocialWorker, new AddCaseEntry { CaseId = taken.CaseId, Section = "identity", Kind = "correction", Text = "She writes it Krasnići." });

        var police = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!;
        Assert.Equal(("Krasniqi", "She writes it Krasnići.", "csw"), (police.LastName, Assert.Single(police.Entries).Text, police.Entries[0].Agency?.Kind));
    }

    [Fact]
    public async Task A_word_on_her_health_does_not_stir_the_list_of_those_who_may_not_know_of_it()
    {
        await using var world = await CaseworkWorld.CreateAsync();
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var before = (await world.DoAsync(world.Investigator, new ListCaseload())).Items.Single().LastActivityAt;

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.DoAsync(world.SocialWorker, CasePageTests.Note(taken.CaseId, "assistance", "To the dentist."));

        Assert.Equal(before, (await world.DoAsync(world.Investigator, new ListCaseload())).Items.Single().LastActivityAt);
        Assert.Equal(before.AddHours(1), (await world.DoAsync(world.SocialWorker, new ListCaseload())).Items.Single().LastActivityAt);
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("text")]
    [InlineData("happenedAt")]
    public async Task A_malformed_entry_is_refused_by_its_field(string field)
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var entry = CasePageTests.Note(taken.CaseId, "investigation", "Words.");
        var wrong = field switch
        {
            "kind" => entry with { Kind = "daily_log" },
            "text" => entry with { Text = "\0" },
            _ => entry with { HappenedAt = CaseworkWorld.Night.AddYears(1) },
        };
        Assert.Equal([field], (await world.RefusalAsync(world.Investigator, wrong))!.Fields.Keys);
    }
}
