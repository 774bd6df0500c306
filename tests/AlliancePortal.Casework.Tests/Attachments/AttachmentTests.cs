using System.Text;
using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.BreakGlass;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Access.Policies;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Attachments;

/// <summary>Files in the sections of a case: who attaches, who reads, how one is struck out.</summary>
public sealed class AttachmentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_stands_in_its_section_until_it_is_struck_out_with_a_reason_and_can_still_be_opened_then()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var content = SampleFiles.Text(string.Concat(Enumerable.Repeat("Two men in a grey van.\n", 30_000)));
        var attached = await world.DoAsync(world.Investigator, await world.FileAsync(taken.CaseId, "investigation", content, "C:\\Tapes\\van.txt", "Transcript of the call"));
        Assert.Equal(("text", content.Length, "not_scanned", false), (attached.Type, attached.Length, attached.Scan, attached.ForAuthorOnly));

        var stands = Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Attachments);
        Assert.Equal(("investigation", "Transcript of the call", "van.txt", true), (stands.Section, stands.Description, stands.FileName, stands.MayStrikeOut));
        var opened = await world.DoAsync(world.Investigator, new OpenAttachment(attached.AttachmentId));
        Assert.Equal(("text/plain; charset=utf-8", 3), (opened.MediaType, opened.Pieces.Count));
        Assert.Matches("^file-[0-9a-f]{8}\\.txt$", opened.FileName);
        Assert.Equal(content, await world.ContentAsync(world.Investigator, attached.AttachmentId));

        Assert.Equal(["reason"], (await world.RefusalAsync(world.Investigator, new StrikeOutAttachment(attached.AttachmentId, " ")))!.Fields.Keys);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PoliceSupervisor, new StrikeOutAttachment(attached.AttachmentId, "Not mine.")));
        await world.DoAsync(world.Investigator, new StrikeOutAttachment(attached.AttachmentId, "Belongs to another case."));
        Assert.Equal(CaseRefusals.StruckOutAlready, await world.RefusalAsync(world.Investigator, new StrikeOutAttachment(attached.AttachmentId, "Again.")));
        var struck = Assert.Single((await world.DoAsync(world.Investigator, new ListAttachments(taken.CaseId))).Items);
        Assert.Equal(("Belongs to another case.", false), (struck.StruckOutReason, struck.MayStrikeOut));
        Assert.Equal(content, await world.ContentAsync(world.Investigator, attached.AttachmentId));
    }

    [Fact]
    public async Task Of_a_section_that_is_closed_to_the_reader_and_of_a_case_that_is_none_of_theirs_files_are_missing()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        await world.AcceptedAsync(send with { Sections = ["identity", "contact", "risk", "assistance", "shelter"] });
        var police = await world.AttachTextAsync(world.Investigator, send.CaseId, "investigation");
        var shared = await world.AttachTextAsync(world.Investigator, send.CaseId, "identity");
        var house = await world.AttachTextAsync(world.ShelterCaseworker, send.CaseId, "assistance");

        var missing = await world.RefusalAsync(world.ShelterCaseworker, new OpenAttachment(Guid.CreateVersion7()));
        Assert.Equal(Refusal.NotFound, missing);
        Assert.Equal(missing, await world.RefusalAsync(world.ShelterCaseworker, new OpenAttachment(police)));
        Assert.Equal(missing, await world.RefusalAsync(world.Investigator, new OpenAttachment(house)));
        foreach (var file in new[] { police, shared, house })
            foreach (var stranger in new[] { world.OtherInvestigator, world.Advocate, world.PejaSocialWorker, world.Analyst, world.Administrator })
            {
                Assert.Equal(missing, await world.RefusalAsync(stranger, new OpenAttachment(file)));
                Assert.Equal(missing, await world.RefusalAsync(stranger, new StrikeOutAttachment(file, "Words.")));
            }

        Assert.NotEmpty(await world.ContentAsync(world.ShelterCaseworker, shared));
        Assert.Equal(new[] { shared, house }.ToHashSet(), (await world.DoAsync(world.ShelterCaseworker, new ListAttachments(send.CaseId))).Items.Select(line => line.AttachmentId).ToHashSet());
        Assert.DoesNotContain((await world.DoAsync(world.Investigator, new ShowCase(send.CaseId))).Attachments, line => line.AttachmentId == house);
        foreach (var section in new[] { "investigation", "shelterAddress", "risk", "no_such_section" })
            Assert.Equal(missing, await world.RefusalAsync(world.ShelterCaseworker, await world.FileAsync(send.CaseId, section, SampleFiles.Text())));
    }

    [Fact]
    public async Task A_former_participant_opens_its_own_files_and_attaches_none()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var own = await world.AttachTextAsync(world.SocialWorker, taken.CaseId, "assistance");
        var police = await world.AttachTextAsync(world.Investigator, taken.CaseId, "identity");
        Assert.NotEmpty(await world.ContentAsync(world.SocialWorker, police));
        await using (var admin = await world.AdministratorOfTheServerAsync())
            await admin.ExecuteAsync($"""
                update casework.participations set is_active = false, own_mask = full_mask | minimal_mask, full_mask = 0, minimal_mask = 0
                where case_id = '{taken.CaseId}' and source_id = '{taken.GuardianshipId}'; select casework.refresh_caseload('{taken.CaseId}')
                """, Cancel);

        var seen = await world.DoAsync(world.SocialWorker, new ShowCase(taken.CaseId));
        Assert.Equal(own, Assert.Single(seen.Attachments).AttachmentId);
        Assert.False(seen.Attachments[0].MayStrikeOut);
        Assert.NotNull(seen.Sections.Assistance);
        Assert.NotEmpty(await world.ContentAsync(world.SocialWorker, own));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, new OpenAttachment(police)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.SocialWorker, await world.FileAsync(taken.CaseId, "assistance", SampleFiles.Text())));
    }

    [Fact]
    public async Task What_a_treating_professional_attaches_is_theirs_alone_unless_it_is_meant_for_others()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Counsellor, Intakes.Adult());
        await using (var admin = await world.AdministratorOfTheServerAsync())
            await admin.ExecuteAsync($"""
                insert into casework.participations (case_id, unit_id, agency_id, basis, source_id, full_mask, minimal_mask, own_mask, is_active, since)
                select '{taken.CaseId}', u.id, u.agency_id, 'referral_accepted', gen_random_uuid(), {(1 << 19) - 1}, 0, 0, true, now() from reference.units u where u.code = 'shelter-house';
                select casework.refresh_caseload('{taken.CaseId}')
                """, Cancel);

        var file = await world.FileAsync(taken.CaseId, "health", SampleFiles.Text());
        var kept = await world.DoAsync(world.Counsellor, file);
        var given = await world.DoAsync(world.Counsellor, file with { ForOthers = true });
        Assert.True(kept.ForAuthorOnly && !given.ForAuthorOnly);
        Assert.Equal(2, (await world.DoAsync(world.Counsellor, new ListAttachments(taken.CaseId))).Items.Count);
        Assert.Equal(given.AttachmentId, Assert.Single((await world.DoAsync(world.ShelterCaseworker, new ListAttachments(taken.CaseId))).Items).AttachmentId);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.ShelterCaseworker, new OpenAttachment(kept.AttachmentId)));
    }

    [Fact]
    public async Task Nothing_is_attached_to_a_closed_case_nor_to_one_in_which_she_refused_everything()
    {
        var world = await CaseworkWorld.Shared;
        var closed = (await world.DoAsync(world.Investigator, Intakes.Adult())).CaseId;
        await world.WithAdvocateAsync(closed);
        var before = await world.AttachTextAsync(world.Advocate, closed, "assistance");
        await world.CloseAsync(closed);
        Assert.Equal(CaseRefusals.Closed, await world.RefusalAsync(world.Advocate, await world.FileAsync(closed, "assistance", SampleFiles.Text())));
        Assert.NotEmpty(await world.ContentAsync(world.Advocate, before));

        var nobody = await world.DoAsync(world.Investigator, Intakes.Adult() with
        {
            Person = new PersonTakenIn { Sex = "female", Citizenships = ["MD"], ApparentAge = new(25, 35) },
            Consent = new ConsentTakenIn { Refused = true },
            Narrative = null,
        });
        Assert.Equal(CaseRefusals.Anonymous, await world.RefusalAsync(world.Investigator, await world.FileAsync(nobody.CaseId, "investigation", SampleFiles.Text())));
    }

    [Fact]
    public async Task A_file_that_is_not_taken_is_refused_by_its_field_and_one_that_needs_words_by_its_own()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        Assert.Equal(AttachmentRefusals.OtherType, await world.RefusalAsync(world.Investigator, await world.FileAsync(taken.CaseId, "investigation", SampleFiles.Text(), "photo.jpg")));
        Assert.Equal(["description"], (await world.RefusalAsync(world.Investigator, await world.FileAsync(taken.CaseId, "investigation", SampleFiles.Text(), description: " ")))!.Fields.Keys);
        Assert.Empty((await world.DoAsync(world.Investigator, new ListAttachments(taken.CaseId))).Items);
    }

    [Fact]
    public async Task An_agency_attaches_so_many_to_a_case_and_others_go_on()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var one = await world.AttachTextAsync(world.Investigator, taken.CaseId, "identity");
        await using (var admin = await world.AdministratorOfTheServerAsync())
            await admin.ExecuteAsync($"""
                insert into casework.attachments select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).* from casework.attachments a cross join generate_series(2, {AttachmentLimits.FilesOfAgency}) where a.id = '{one}'
                """, Cancel);
        Assert.Equal(AttachmentRefusals.Full, await world.RefusalAsync(world.Investigator, await world.FileAsync(taken.CaseId, "identity", SampleFiles.Text())));
        await world.AttachTextAsync(world.SocialWorker, taken.CaseId, "identity");
    }

    [Fact]
    public async Task An_emergency_opens_the_files_of_what_it_opens_as_it_does_entries_and_attaches_none()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        var (shown, closed) = (await world.AttachTextAsync(world.Investigator, taken.CaseId, "identity"), await world.AttachTextAsync(world.Investigator, taken.CaseId, "investigation"));
        await world.DoAsync(world.PejaSocialWorker, new AskBreakGlass { CaseNumber = taken.CaseNumber, Reason = "Somebody is after her.", LifeAtRisk = true });
        Assert.Equal(shown, Assert.Single((await world.DoAsync(world.PejaSocialWorker, new ShowCase(taken.CaseId))).Attachments).AttachmentId);
        Assert.NotEmpty(await world.ContentAsync(world.PejaSocialWorker, shown));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, new OpenAttachment(closed)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.PejaSocialWorker, await world.FileAsync(taken.CaseId, "identity", SampleFiles.Text())));
        await using var admin = await world.AdministratorOfTheServerAsync();
        Assert.Equal(["read:break_glass:identity"], await admin.ColumnAsync($"select distinct e->>'a' from audit.entries, jsonb_array_elements(facts) e where e->>'s' = '{shown}' and e->>'a' like 'read:%'", Cancel));
    }

    [Fact]
    public async Task Who_attached_and_who_opened_is_told_with_the_section()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        var file = await world.AttachTextAsync(world.Investigator, taken.CaseId, "protection", "A permit.");
        Assert.Equal("A permit.", Encoding.UTF8.GetString(await world.ContentAsync(world.SocialWorker, file)));
        await world.AttachTextAsync(world.SocialWorker, taken.CaseId, "return");

        var looked = (await world.DoAsync(world.SocialWorker, new ListAccesses { CaseId = taken.CaseId })).Items;
        Assert.Contains("protection", looked.Single(line => line.Person?.UserId == world.Investigator.UserId && line.Kind == "changed").Sections);
        Assert.Contains("protection", looked.Single(line => line.Person?.UserId == world.SocialWorker.UserId && line.Kind == "opened").Sections);
        await using var admin = await world.AdministratorOfTheServerAsync();
        Assert.Equal(["read:attachment:protection", "write:attachment:protection"], await admin.ColumnAsync($"select distinct e->>'a' from audit.entries, jsonb_array_elements(facts) e where e->>'s' = '{file}' order by 1", Cancel));
    }
}
