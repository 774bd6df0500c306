using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Finds and writes the rows of an interview.</summary>
internal static class InterviewRecord
{
    /// <summary>The case in which the actor may write interviews.</summary>
    /// <exception cref="RefusedException">Hidden or missing, or closed.</exception>
    public static async Task<Case> CaseAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, caseId, cancel);
        var rights = await CaseRights.OfAsync(operation, caseId, cancel);
        return rights.IsActive && rights.May(Section.Interviews, Token.Add) ? whole : throw new RefusedException(Refusal.NotFound);
    }

    /// <summary>A booked interview of the actor's agency.</summary>
    /// <exception cref="RefusedException">Hidden or missing; or held or cancelled.</exception>
    public static async Task<Interview> BookedAsync(Operation operation, Guid interviewId, CancellationToken cancel)
    {
        var own = operation.Worker.OwnAgencyIds;
        var interview = await operation.Db.Interviews.SingleOrDefaultAsync(i => i.Id == interviewId && own.Contains(i.AgencyId), cancel) ?? throw new RefusedException(Refusal.NotFound);
        return interview.State == InterviewState.Booked ? interview : throw new RefusedException(InterviewRefusals.NotInState);
    }

    public static void Agree(Interview interview, InterviewTerms terms, InterviewParty party)
    {
        interview.Purpose = terms.Purpose;
        interview.Language = terms.Language;
        interview.InterpreterId = party.Interpreter?.Id;
        interview.StartedAt = terms.StartedAt.ToUniversalTime();
        interview.EndedAt = terms.EndedAt?.ToUniversalTime();
        interview.InterviewerUserIds = [.. party.Interviewers];
        if (interview.SocialWorkerUserId != party.SocialWorker) interview.AttendanceConfirmedAt = null;
        interview.SocialWorkerUserId = party.SocialWorker;
        interview.Attendees = party.Attendees;
    }

    public static InterviewFacts Facts(InterviewTerms terms, InterviewParty party, bool? knowsInterpreter = null, IReadOnlyList<InterviewBreak>? breaks = null) => new(
        PersonText.Line(terms.Place).Value!, terms.InterpreterPresence, party.Interpreter?.Name, knowsInterpreter, terms.InterviewerSex, terms.InterpreterSex, breaks ?? []);

    public static async Task WriteFactsAsync(Operation operation, Case whole, Guid interviewId, InterviewFacts facts, CancellationToken cancel)
    {
        var text = (await operation.Seals.SealAsync(whole.VictimId, "interview_facts", facts, cancel))!;
        if (await operation.Db.InterviewDetails.SingleOrDefaultAsync(d => d.Id == interviewId, cancel) is { } known)
        {
            known.Facts = text;
            return;
        }

        var details = new InterviewDetails { Id = interviewId, CaseId = whole.Id, Facts = text };
        details.Author(operation);
        operation.Db.InterviewDetails.Add(details);
    }

    public static async Task WriteNotesAsync(Operation operation, Case whole, Guid interviewId, string? words, CancellationToken cancel)
    {
        if (PersonText.Narrative(words).Value is not { } text) return;
        var notes = new InterviewNotes
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            InterviewId = interviewId,
            Text = (await operation.Seals.SealAsync(whole.VictimId, "interview_notes", text, cancel))!,
        };
        notes.Author(operation);
        operation.Db.InterviewNotes.Add(notes);
    }

    public static InterviewRecorded Tell(Operation operation, Interview interview, string what)
    {
        operation.Db.Tell(operation, interview.CaseId, Section.Interviews, what, interview.Id);
        operation.Audit.Wrote(interview.CaseId, what, interview.Id);
        return new InterviewRecorded(interview.Id, interview.State.Code());
    }
}

/// <param name="State">Code of the <see cref="InterviewState"/>.</param>
public sealed record InterviewRecorded(Guid InterviewId, string State);
