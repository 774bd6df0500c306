using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>The social worker says that she will be there. A colleague of the same Centre who says so takes her place.</summary>
public sealed record ConfirmAttendance(Guid InterviewId) : IRequest<InterviewRecorded>;

internal sealed class ConfirmAttendanceUseCase : UseCase<ConfirmAttendance, InterviewRecorded>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    public override async Task AuthoriseAsync(Operation operation, ConfirmAttendance request, CancellationToken cancel)
    {
        if (!await operation.Db.Interviews.AnyAsync(i => i.Id == request.InterviewId, cancel)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<InterviewRecorded> HandleAsync(Operation operation, ConfirmAttendance request, CancellationToken cancel)
    {
        var confirmed = await operation.Db.Database.SqlQuery<Guid?>($"select casework.confirm_attendance({request.InterviewId}) as \"Value\"").SingleAsync(cancel);
        if (confirmed is not { } caseId) throw new RefusedException(InterviewRefusals.NotInState);
        operation.Db.Tell(operation, caseId, Section.Interviews, "interview_attendance_confirmed", request.InterviewId);
        operation.Audit.Wrote(caseId, "interview_attendance", request.InterviewId);
        return new InterviewRecorded(request.InterviewId, InterviewState.Booked.Code());
    }
}
