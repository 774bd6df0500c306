using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Books or records an interview. With a child it needs a named social worker of the CSW that is guardian or acts for it (Cady, 2004).</summary>
public sealed record RecordInterview : IRequest<InterviewRecorded>
{
    public required Guid CaseId { get; init; }

    public required string Purpose { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required string Language { get; init; }

    public Guid? InterpreterId { get; init; }

    public IReadOnlyList<Guid> InterviewerUserIds { get; init; } = [];

    /// <summary>Others who attended: name or role of professionals.</summary>
    public IReadOnlyList<string> Attendees { get; init; } = [];

    public Guid? SocialWorkerUserId { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public string? Notes { get; init; }
}

public sealed record InterviewRecorded(Guid InterviewId);

/// <summary>Why an interview is refused.</summary>
public static class InterviewRefusals
{
    /// <summary>No interview of a child without a social worker of its guardian. A breach is reported, spontaneous words are recorded as such.</summary>
    public static Refusal ChildWithoutSocialWorker { get; } = new("child_interview_without_social_worker");
}

internal sealed class RecordInterviewUseCase : UseCase<RecordInterview, InterviewRecorded>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Add);

    public override async Task AuthoriseAsync(Operation operation, RecordInterview request, CancellationToken cancel)
    {
        if (!await operation.Db.Cases.AnyAsync(c => c.Id == request.CaseId, cancel)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<InterviewRecorded> HandleAsync(Operation operation, RecordInterview request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.SingleAsync(c => c.Id == request.CaseId, cancel);
        if (whole.IsChild && !await GuardianWorkers.IncludesAsync(operation, whole.Id, request.SocialWorkerUserId, cancel))
            throw new RefusedException(InterviewRefusals.ChildWithoutSocialWorker);

        var interview = new Interview
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            Purpose = request.Purpose,
            Place = PersonText.Line(request.Place).Value!,
            Language = request.Language,
            InterpreterId = request.InterpreterId,
            StartedAt = request.StartedAt.ToUniversalTime(),
            EndedAt = request.EndedAt?.ToUniversalTime(),
            InterviewerUserIds = request.InterviewerUserIds.Count > 0 ? [.. request.InterviewerUserIds] : [operation.Worker.UserId],
            SocialWorkerUserId = request.SocialWorkerUserId,
            Topics = [.. request.Topics],
            Attendees = [.. request.Attendees.Select(name => PersonText.Line(name).Value).OfType<string>()],
        };
        interview.Author(operation);
        operation.Db.Interviews.Add(interview);
        if (PersonText.Narrative(request.Notes).Value is { } words)
        {
            var notes = new InterviewNotes
            {
                Id = NewId.At(operation.Now),
                CaseId = whole.Id,
                InterviewId = interview.Id,
                Text = (await operation.Seals.SealAsync(whole.VictimId, "interview_notes", words, cancel))!,
            };
            notes.Author(operation);
            operation.Db.InterviewNotes.Add(notes);
        }

        operation.Db.Tell(operation, whole.Id, Section.Interviews, "interview_recorded", interview.Id);
        operation.Audit.Wrote(whole.Id, "interview", interview.Id);
        return new InterviewRecorded(interview.Id);
    }

    internal sealed class Shape : AbstractValidator<RecordInterview>
    {
        public Shape()
        {
            RuleFor(r => r.Purpose).Must(code => CodeSets.Default.IsKnown("interview_purpose", code)).WithErrorCode("unknown");
            RuleFor(r => r.Language).Must(code => CodeSets.Default.IsKnown("language", code)).WithErrorCode("unknown");
            RuleFor(r => r.Place).Must(text => PersonText.Line(text).IsClean).WithErrorCode("not_text");
            RuleFor(r => r.EndedAt).Must((r, end) => end is null || end >= r.StartedAt).WithErrorCode("before_start");
            RuleForEach(r => r.Topics).Must(code => CodeSets.Default.IsKnown("interview_topic", code)).WithErrorCode("unknown");
            RuleFor(r => r.Notes).Must(text => string.IsNullOrWhiteSpace(text) || PersonText.Narrative(text).IsClean).WithErrorCode("not_text");
        }
    }
}
