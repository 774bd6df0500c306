using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Drafts;

/// <summary>What is typed in a form about a case: found again by its owner, for as long as the case is open to her, and done once.</summary>
public sealed class FormDraftTests
{
    [Fact]
    public async Task A_form_about_a_case_is_found_again_by_its_owner_alone()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, saved) = await TypedAsync(world);

        var found = (await world.DoAsync(world.Investigator, new FindDraft("entry.notes", caseId))).Draft;
        Assert.Equal((saved.Id, """{"text":"half a sen"}"""), (found!.Id, found.Content));
        Assert.Null((await world.DoAsync(world.PoliceSupervisor, new FindDraft("entry.notes", caseId))).Draft);
        Assert.Null((await world.DoAsync(world.Investigator, new FindDraft("entry.contact", caseId))).Draft);
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.OtherInvestigator, new FindDraft("entry.notes", caseId)));
        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListDrafts("intake")), draft => draft.Id == saved.Id);
    }

    [Fact]
    public async Task A_second_window_that_begins_the_same_form_is_told_of_the_first()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, saved) = await TypedAsync(world);

        Assert.Equal(Refusal.ChangedMeanwhile, await world.RefusalAsync(world.Investigator, Typed(caseId) with { Content = """{"text":"another"}""" }));
        Assert.Equal(saved.Id, (await world.DoAsync(world.Investigator, new FindDraft("entry.notes", caseId))).Draft!.Id);
        Assert.Null(await world.RefusalAsync(world.PoliceSupervisor, Typed(caseId)));
    }

    [Fact]
    public async Task Of_twenty_presses_at_once_one_is_done_and_its_draft_is_gone()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, saved) = await TypedAsync(world);
        var entry = new AddCaseEntry { CaseId = caseId, DraftId = saved.Id, Section = "notes", Kind = "note", Text = "A whole sentence." };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Casework.RunAsync(world.Investigator, entry)));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(DraftRefusals.Gone, outcome.Refusal));
        Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(caseId))).Sections.Notes!.Entries);
        Assert.Null((await world.DoAsync(world.Investigator, new FindDraft("entry.notes", caseId))).Draft);
    }

    [Fact]
    public async Task A_refused_act_leaves_the_draft_as_it_was()
    {
        var world = await CaseworkWorld.Shared;
        var send = await world.ToShelterAsync();
        var saved = await world.DoAsync(world.Investigator, Typed(send.CaseId) with { Kind = "refer" });

        Assert.Equal(ReferralRefusals.NoBasis, await world.RefusalAsync(world.Investigator, send with { DraftId = saved.Id, Basis = null }));
        Assert.Equal(saved.Version, (await world.DoAsync(world.Investigator, new OpenDraft(saved.Id))).Version);

        await world.DoAsync(world.Investigator, send with { DraftId = saved.Id });
        Assert.Equal(DraftRefusals.Gone, await world.RefusalAsync(world.Investigator, send with { DraftId = saved.Id }));
        Assert.Single((await world.DoAsync(world.Investigator, new ShowCase(send.CaseId))).Sections.Referrals!);
    }

    [Fact]
    public async Task Nobody_sends_with_another_persons_draft()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, saved) = await TypedAsync(world);
        var entry = new AddCaseEntry { CaseId = caseId, DraftId = saved.Id, Section = "notes", Kind = "note", Text = "Theirs." };

        Assert.Equal(DraftRefusals.Gone, await world.RefusalAsync(world.PoliceSupervisor, entry));
        Assert.NotNull((await world.DoAsync(world.Investigator, new FindDraft("entry.notes", caseId))).Draft);
    }

    [Fact]
    public async Task Who_no_longer_sees_the_case_no_longer_reads_what_was_typed_about_it()
    {
        var world = await CaseworkWorld.Shared;
        var (caseId, saved) = await TypedAsync(world);
        await using (var server = await world.AdministratorOfTheServerAsync())
        {
            await using var exclude = server.CreateCommand();
            exclude.CommandText = "insert into casework.exclusions (user_id, case_id, set_by, set_at) values ($1, $2, $1, now())";
            exclude.Parameters.Add(new() { Value = world.Investigator.UserId });
            exclude.Parameters.Add(new() { Value = caseId });
            await exclude.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new FindDraft("entry.notes", caseId)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, new OpenDraft(saved.Id)));
        Assert.Equal(Refusal.NotFound, await world.RefusalAsync(world.Investigator, Typed(caseId) with { Id = saved.Id, Version = saved.Version }));
        Assert.DoesNotContain(await world.DoAsync(world.Investigator, new ListDrafts()), draft => draft.Id == saved.Id);
    }

    private static SaveDraft Typed(Guid caseId) => new() { Kind = "entry.notes", CaseId = caseId, Title = "", Content = """{"text":"half a sen"}""" };

    private static async Task<(Guid CaseId, SavedDraft Saved)> TypedAsync(CaseworkWorld world)
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        return (taken.CaseId, await world.DoAsync(world.Investigator, Typed(taken.CaseId)));
    }
}
