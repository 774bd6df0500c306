using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Tests.Interviews;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Cases;

/// <summary>Promise 14: no lost update. Fifty who write one record at the same moment: each text is stored, or answered by a conflict whose record holds the others' text. None is lost.</summary>
public sealed class Promise14_NoUpdateIsLost
{
    private const int Writers = 50;

    [Fact]
    public async Task Fifty_who_change_one_contact_at_once_and_read_again_when_told_are_all_stored()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var conflicts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => InsistAsync(world, taken.CaseId, writer)));

        var stored = (await OwnAsync(world, taken.CaseId))!;
        Assert.Equal(Enumerable.Range(0, Writers).Select(Mark).Order(), stored.Notes!.Split('\n').Order());
        Assert.Equal(Writers + 1, stored.Version);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Writers} writers, {Writers} texts stored, {conflicts.Sum()} conflicts answered with the other's text, 0 lost");
    }

    [Fact]
    public async Task Fifty_who_change_one_identity_at_once_are_one_stored_and_forty_nine_told_what_is_stored()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var before = (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!;
        var told = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var edit = new EditIdentity { CaseId = taken.CaseId, Version = before.Version!.Value, FirstName = $"Writer{writer}", Sex = "female", DateOfBirth = before.DateOfBirth };
            var refusal = await world.RefusalAsync(world.Investigator, edit);
            return (refusal, Mine: edit.FirstName, Stored: (await world.DoAsync(world.Investigator, new ShowCase(taken.CaseId))).Sections.Identity!.FirstName);
        }));

        var stored = Assert.Single(told, answer => answer.refusal is null);
        Assert.All(told.Where(answer => answer.refusal is not null), answer => Assert.Equal((Refusal.ChangedMeanwhile, stored.Mine), (answer.refusal, answer.Stored)));
        Assert.Equal(Writers - 1, told.Count(answer => answer.Mine != answer.Stored));
    }

    [Fact]
    public async Task Fifty_entries_and_fifty_comments_written_at_once_stand_side_by_side()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var entries = Enumerable.Range(0, Writers).Select(writer =>
            world.RefusalAsync(world.Investigator, new AddCaseEntry { CaseId = taken.CaseId, Section = "investigation", Kind = "note", Text = Mark(writer) }));
        var comments = Enumerable.Range(0, Writers).Select(writer => world.RefusalAsync(world.PoliceSupervisor, new CommentOnCase(taken.CaseId, Mark(writer))));

        Assert.All(await Task.WhenAll(entries.Concat(comments)), Assert.Null);
        var shown = (await world.DoAsync(world.PoliceSupervisor, new ShowCase(taken.CaseId))).Sections;
        var marks = Enumerable.Range(0, Writers).Select(Mark).Order().ToList();
        Assert.Equal(marks, shown.Investigation!.Entries.Select(entry => entry.Text).Order());
        Assert.Equal(marks, shown.Notes!.Entries.Select(entry => entry.Text).Order());
    }

    [Fact]
    public async Task Of_fifty_who_record_one_booked_interview_at_once_one_is_stored_whole_and_the_others_read_it()
    {
        var world = await CaseworkWorld.Shared;
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var booked = await world.DoAsync(world.Investigator, Asked.Booked(taken.CaseId));
        var told = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
            (Refusal: await world.RefusalAsync(world.Investigator, Asked.Held(taken.CaseId) with { InterviewId = booked.InterviewId, Notes = Mark(writer) }), Mine: Mark(writer))));

        var stored = Assert.Single(told, answer => answer.Refusal is null);
        Assert.All(told.Where(answer => answer.Refusal is not null), answer => Assert.Contains(answer.Refusal, new[] { Refusal.ChangedMeanwhile, InterviewRefusals.NotInState }));
        var interview = Assert.Single((await world.DoAsync(world.Investigator, new ShowInterviews(taken.CaseId))).Interviews);
        Assert.Equal([stored.Mine], interview.Notes);
    }

    private static string Mark(int writer) => $"writer {writer:00}";

    private static async Task<OwnContact?> OwnAsync(CaseworkWorld world, Guid caseId) => (await world.DoAsync(world.Investigator, new ShowCase(caseId))).Sections.Contact!.Own;

    /// <summary>Adds a line, and when told that another was first reads again and adds it to that text.</summary>
    /// <returns>How often it was told.</returns>
    private static async Task<int> InsistAsync(CaseworkWorld world, Guid caseId, int writer)
    {
        var before = 0;
        for (var conflicts = 0; ; conflicts++)
        {
            var seen = (await OwnAsync(world, caseId))!;
            Assert.True(seen.Version > before, "The conflict did not carry the other's text.");
            var mine = new EditContact { CaseId = caseId, Version = seen.Version, Phone = seen.Phone, Notes = seen.Notes is { } text ? text + "\n" + Mark(writer) : Mark(writer) };
            var refusal = await world.RefusalAsync(world.Investigator, mine);
            if (refusal is null) return conflicts;
            Assert.Equal(Refusal.ChangedMeanwhile, refusal);
            before = seen.Version;
        }
    }
}
