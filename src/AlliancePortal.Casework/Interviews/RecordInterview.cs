using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Records an interview that was held. With a child it needs a named social worker of the CSW that is guardian or acts for it (Cady, 2004).</summary>
public sealed record RecordInterview : InterviewTerms, IRequest<InterviewRecorded>
{
    /// <summary>The booked interview that this was; null: it was not booked.</summary>
    public Guid? InterviewId { get; init; }

    /// <summary>What she answered when asked in private whether she knows the interpreter; null: she was not asked.</summary>
    public bool? KnowsInterpreter { get; init; }

    public IReadOnlyList<InterviewBreak> Breaks { get; init; } = [];

    /// <summary>Codes of the set <c>interview_topic</c>.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public string? Notes { get; init; }
}

internal sealed class RecordInterviewUseCase : UseCase<RecordInterview, InterviewRecorded>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Add);

    public override async Task AuthoriseAsync(Operation operation, RecordInterview request, CancellationToken cancel)
    {
        await InterviewRecord.CaseAsync(operation, request.CaseId, cancel);
        if (request.InterviewId is { } id && (await InterviewRecord.BookedAsync(operation, id, cancel)).CaseId != request.CaseId) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<InterviewRecorded> HandleAsync(Operation operation, RecordInterview request, CancellationToken cancel)
    {
        var whole = await InterviewRecord.CaseAsync(operation, request.CaseId, cancel);
        var party = await InterviewParty.CheckAsync(operation, whole, request, cancel);
        var interview = request.InterviewId is { } booked
            ? await InterviewRecord.BookedAsync(operation, booked, cancel)
            : New(operation, request);
        InterviewRecord.Agree(interview, request, party);
        interview.State = InterviewState.Held;
        interview.Topics = [.. request.Topics.Distinct()];
        await InterviewRecord.WriteFactsAsync(operation, whole, interview.Id, InterviewRecord.Facts(request, party, request.KnowsInterpreter, request.Breaks), cancel);
        await operation.Db.SaveChangesAsync(cancel);
        await InterviewRecord.WriteNotesAsync(operation, whole, interview.Id, request.Notes, cancel);
        return InterviewRecord.Tell(operation, interview, "interview_recorded");
    }

    private static Interview New(Operation operation, RecordInterview request)
    {
        var interview = new Interview { Id = NewId.At(operation.Now), CaseId = request.CaseId, Purpose = request.Purpose, Language = request.Language };
        interview.Author(operation);
        operation.Db.Interviews.Add(interview);
        return interview;
    }

    internal sealed class Shape : InterviewTermsShape<RecordInterview>
    {
        public Shape(TimeProvider time)
        {
            RuleFor(r => r.StartedAt).Must(at => at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
            RuleFor(r => r.EndedAt).Must(at => at is null || at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
            RuleFor(r => r.Topics).Must(topics => topics.All(code => CodeSets.Default.IsKnown("interview_topic", code))).WithErrorCode("unknown");
            RuleFor(r => r.Breaks).Must(breaks => breaks.Count <= MostPeople).WithErrorCode("out_of_range");
            RuleFor(r => r.Breaks).Must((r, breaks) => breaks.All(pause => pause.From >= r.StartedAt && pause.To >= pause.From && (r.EndedAt is null || pause.To <= r.EndedAt))).WithErrorCode("out_of_range");
            RuleFor(r => r.Notes).Custom((text, context) =>
            {
                if (!string.IsNullOrWhiteSpace(text)) Clean(PersonText.Narrative(text), "Notes", context);
            });
        }
    }
}
