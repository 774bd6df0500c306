using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Words that a child said unasked, in her own words. Not an interview: nobody asked, no social worker is needed, and no question is written down.</summary>
public sealed record RecordSpontaneousWords : IRequest<InterviewRecorded>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset SaidAt { get; init; }

    public required string Language { get; init; }

    public string? Place { get; init; }
}

internal sealed class RecordSpontaneousWordsUseCase : UseCase<RecordSpontaneousWords, InterviewRecorded>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Add);

    public override Task AuthoriseAsync(Operation operation, RecordSpontaneousWords request, CancellationToken cancel) => InterviewRecord.CaseAsync(operation, request.CaseId, cancel);

    public override async Task<InterviewRecorded> HandleAsync(Operation operation, RecordSpontaneousWords request, CancellationToken cancel)
    {
        var whole = await InterviewRecord.CaseAsync(operation, request.CaseId, cancel);
        if (!whole.IsChild) throw new RefusedException(InterviewRefusals.OnlyOfChild);
        var words = new Interview
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            Kind = Interview.Spontaneous,
            Purpose = "other",
            Language = request.Language,
            StartedAt = request.SaidAt.ToUniversalTime(),
        };
        words.Author(operation);
        operation.Db.Interviews.Add(words);
        await operation.Db.SaveChangesAsync(cancel);
        if (PersonText.Line(request.Place).Value is { } place)
            await InterviewRecord.WriteFactsAsync(operation, whole, words.Id, new InterviewFacts(place, null, null, null, null, null, []), cancel);
        await InterviewRecord.WriteNotesAsync(operation, whole, words.Id, request.Words, cancel);
        return InterviewRecord.Tell(operation, words, "spontaneous_words");
    }

    internal sealed class Shape : AbstractValidator<RecordSpontaneousWords>
    {
        private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

        public Shape(TimeProvider time)
        {
            RuleFor(r => r.Language).Must(code => CodeSets.Default.IsKnown("language", code)).WithErrorCode("unknown");
            RuleFor(r => r.SaidAt).Must(at => at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
            RuleFor(r => r.SaidAt).Must(at => at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
            RuleFor(r => r.Words).Custom((text, context) => Check(PersonText.Narrative(text), "Words", context));
            RuleFor(r => r.Place).Custom((text, context) =>
            {
                if (!string.IsNullOrWhiteSpace(text)) Check(PersonText.Line(text), "Place", context);
            });
        }

        private static void Check(CleanText text, string field, ValidationContext<RecordSpontaneousWords> context)
        {
            if (text.Problem is { } problem) context.AddFailure(new ValidationFailure(field, problem.Code()) { ErrorCode = problem.Code() });
        }
    }
}
