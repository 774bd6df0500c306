using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;

namespace AlliancePortal.Casework.Interviews;

/// <summary>
/// Reports that a child was questioned without a social worker: that it happened, when, by whom. What was said has no place in it.
/// Told to the guardian CSW, VAAU and the supervisors.
/// </summary>
public sealed record ReportInterviewBreach : IRequest<BreachReported>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>Name or function of whoever asked the questions.</summary>
    public required string Interviewer { get; init; }

    public string? Reason { get; init; }
}

public sealed record BreachReported(Guid BreachId);

internal sealed class ReportInterviewBreachUseCase : UseCase<ReportInterviewBreach, BreachReported>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Add);

    public override Task AuthoriseAsync(Operation operation, ReportInterviewBreach request, CancellationToken cancel) => InterviewRecord.CaseAsync(operation, request.CaseId, cancel);

    public override async Task<BreachReported> HandleAsync(Operation operation, ReportInterviewBreach request, CancellationToken cancel)
    {
        var whole = await InterviewRecord.CaseAsync(operation, request.CaseId, cancel);
        if (!whole.IsChild) throw new RefusedException(InterviewRefusals.OnlyOfChild);
        var breach = new InterviewBreach
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            HappenedAt = request.HappenedAt.ToUniversalTime(),
            Interviewer = PersonText.Line(request.Interviewer).Value!,
            Reason = await operation.Seals.SealAsync(whole.VictimId, "breach_reason", PersonText.Line(request.Reason, TextLimits.ShortText).Value, cancel),
        };
        breach.Author(operation);
        operation.Db.InterviewBreaches.Add(breach);
        operation.Db.Tell(operation, whole.Id, Section.Interviews, "interview_breach", breach.Id);
        operation.Audit.Wrote(whole.Id, "interview_breach", breach.Id);
        return new BreachReported(breach.Id);
    }

    internal sealed class Shape : AbstractValidator<ReportInterviewBreach>
    {
        private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

        public Shape(TimeProvider time)
        {
            RuleFor(r => r.HappenedAt).Must(at => at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
            RuleFor(r => r.HappenedAt).Must(at => at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
            RuleFor(r => r.Interviewer).Custom((text, context) => Check(PersonText.Line(text), "Interviewer", context));
            RuleFor(r => r.Reason).Custom((text, context) =>
            {
                if (!string.IsNullOrWhiteSpace(text)) Check(PersonText.Line(text, TextLimits.ShortText), "Reason", context);
            });
        }

        private static void Check(CleanText text, string field, ValidationContext<ReportInterviewBreach> context)
        {
            if (text.Problem is { } problem) context.AddFailure(new ValidationFailure(field, problem.Code()) { ErrorCode = problem.Code() });
        }
    }
}
