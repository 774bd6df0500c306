using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Calls off a booked interview, with the reason; whoever was to sit in is told.</summary>
public sealed record CancelInterview(Guid InterviewId, string Reason) : IRequest<InterviewRecorded>;

internal sealed class CancelInterviewUseCase : UseCase<CancelInterview, InterviewRecorded>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Edit);

    public override Task AuthoriseAsync(Operation operation, CancelInterview request, CancellationToken cancel) => InterviewRecord.BookedAsync(operation, request.InterviewId, cancel);

    public override async Task<InterviewRecorded> HandleAsync(Operation operation, CancelInterview request, CancellationToken cancel)
    {
        var interview = await InterviewRecord.BookedAsync(operation, request.InterviewId, cancel);
        var whole = await InterviewRecord.CaseAsync(operation, interview.CaseId, cancel);
        interview.State = InterviewState.Cancelled;
        var details = await operation.Db.InterviewDetails.SingleOrDefaultAsync(d => d.Id == interview.Id, cancel);
        var facts = await operation.Seals.OpenAsync<InterviewFacts>(whole.VictimId, "interview_facts", details?.Facts, cancel);
        if (facts is not null)
            await InterviewRecord.WriteFactsAsync(operation, whole, interview.Id, facts with { CancelledBecause = PersonText.Line(request.Reason, TextLimits.ShortText).Value }, cancel);
        return InterviewRecord.Tell(operation, interview, "interview_cancelled");
    }

    internal sealed class Shape : AbstractValidator<CancelInterview>
    {
        public Shape() => RuleFor(r => r.Reason).Custom((text, context) =>
        {
            if (PersonText.Line(text, TextLimits.ShortText).Problem is { } problem) context.AddFailure(new ValidationFailure("Reason", problem.Code()) { ErrorCode = problem.Code() });
        });
    }
}
