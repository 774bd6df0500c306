using System.Collections.Concurrent;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Charges;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Integrity;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Access.Sweep;

/// <summary>Whoever is not in a case, or excluded from it, gets to the letter what a case gets that never was, whatever is asked of it.</summary>
[Collection(SweepCollection.Name)]
public sealed class SweepDenialTests(SweepWorld sweep)
{
    private static readonly Func<Guid, Func<ICasework, Actor, CancellationToken, Task<string>>>[] Questions =
    [
        id => Ask(new ShowCase(id)),
        id => Ask(new ShowInterviews(id)),
        id => Ask(new ListConsents(id)),
        id => Ask(new ListDisclosures(id)),
        id => Ask(new ListWithholdings(id)),
        id => Ask(new ListCharges(id)),
        id => Ask(new RecordCharge { CaseId = id, TeamUnitId = Guid.CreateVersion7(), Offence = "Words.", ChargedOn = new DateOnly(2026, 11, 1) }),
        id => Ask(new ShowOfficials(id)),
        id => Ask(new MarkOfficialInvolved { CaseId = id, OfficialUnitId = Guid.CreateVersion7(), Reason = "Words." }),
        id => Ask(new RecordWithholding { CaseId = id, UserId = Guid.CreateVersion7() }),
        id => Ask(new ShowReferralForm(id)),
        id => Ask(new AddCaseEntry { CaseId = id, Section = "notes", Kind = EntryKinds.Of(Section.Notes)[0], Text = "Words." }),
        id => Ask(new CommentOnCase(id, "Words.")),
        id => Ask(new RateRisk { CaseId = id, Level = "high", Grounds = "Words." }),
        id => Ask(new RecordConsent { CaseId = id, Purposes = ["assistance"], Language = "ro" }),
        id => Ask(new ReportInterviewBreach { CaseId = id, HappenedAt = CaseworkWorld.Night.AddHours(-1), Interviewer = "Somebody" }),
        id => Ask(new ShowExclusions(id)),
        id => Ask(new ExcludePerson { CaseId = id, UserId = Guid.CreateVersion7(), Reason = "Words." }),
        id => Ask(new FindDraft("refer", id)),
        id => Ask(new SaveDraft { Kind = "refer", CaseId = id, Title = "Words", Content = "{}" }),
        id => Ask(new ListAttachments(id)),
        id => Ask(new AttachFile { CaseId = id, Section = "notes", Description = "Words.", File = AttachmentRefusals.Damaged }),
        id => Ask(new AssignCase { CaseId = id, UserId = Guid.CreateVersion7() }),
    ];

    [Fact]
    public async Task Each_question_on_a_hidden_case_is_answered_as_on_a_missing_one()
    {
        var hidden = sweep.Cases.Where(swept => swept.Sight == "none").ToList();
        Assert.True(hidden.Count > 60);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(hidden.GroupBy(swept => swept.Place.Role), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (mine, cancel) =>
        {
            var (casework, actor) = (sweep.World.Casework, sweep.Readers[mine.Key].Actor);
            foreach (var question in Questions)
            {
                var missing = await question(Guid.CreateVersion7())(casework, actor, cancel);
                foreach (var swept in mine)
                    if (await question(swept.CaseId)(casework, actor, cancel) is var answer && answer != missing) wrong.Add($"{swept.Name}: {answer} instead of {missing}");
            }
        });
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(60)));
    }

    private static Func<ICasework, Actor, CancellationToken, Task<string>> Ask<T>(IRequest<T> request) => async (casework, actor, cancel) =>
    {
        var outcome = await casework.RunAsync(actor, request, cancel);
        var fields = outcome.Refusal is { } refusal ? string.Join(',', refusal.Fields.Select(field => $"{field.Key}={string.Join('+', field.Value)}")) : "done";
        return $"{request.GetType().Name} {outcome.Refusal?.Code} {fields}";
    };
}
