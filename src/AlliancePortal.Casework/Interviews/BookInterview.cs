using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using FluentValidation;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Books an interview that is still ahead. A child's needs its social worker named already, who is told and confirms.</summary>
public sealed record BookInterview : InterviewTerms, IRequest<InterviewRecorded>;

internal sealed class BookInterviewUseCase : UseCase<BookInterview, InterviewRecorded>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Add);

    public override Task AuthoriseAsync(Operation operation, BookInterview request, CancellationToken cancel) => InterviewRecord.CaseAsync(operation, request.CaseId, cancel);

    public override async Task<InterviewRecorded> HandleAsync(Operation operation, BookInterview request, CancellationToken cancel)
    {
        var whole = await InterviewRecord.CaseAsync(operation, request.CaseId, cancel);
        var party = await InterviewParty.CheckAsync(operation, whole, request, cancel);
        var interview = new Interview { Id = NewId.At(operation.Now), CaseId = whole.Id, State = InterviewState.Booked, Purpose = request.Purpose, Language = request.Language };
        interview.Author(operation);
        InterviewRecord.Agree(interview, request, party);
        if (request.SocialWorkerUserId == operation.Worker.UserId) interview.AttendanceConfirmedAt = operation.Now;
        operation.Db.Interviews.Add(interview);
        await InterviewRecord.WriteFactsAsync(operation, whole, interview.Id, InterviewRecord.Facts(request, party), cancel);
        return InterviewRecord.Tell(operation, interview, "interview_booked");
    }

    internal sealed class Shape : InterviewTermsShape<BookInterview>
    {
        private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

        public Shape(TimeProvider time)
        {
            RuleFor(r => r.StartedAt).Must(at => at >= time.GetUtcNow() - ClockSkew).WithErrorCode("in_past");
            RuleFor(r => r.StartedAt).Must(at => at <= time.GetUtcNow() + Furthest).WithErrorCode("out_of_range");
        }
    }
}
