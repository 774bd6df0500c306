using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Clock;

/// <summary>The clock does one thing that is due. Of two nodes one does it and the other finds it taken or done.</summary>
public sealed record DoDueWork(Guid DueWorkId) : IRequest<bool>;

internal sealed class DoDueWorkUseCase : UseCase<DoDueWork, bool>
{
    public override Permission Permission => Permission.ClockOnly;

    /// <returns>False when another node has it, or it is not due.</returns>
    public override async Task<bool> HandleAsync(Operation operation, DoDueWork request, CancellationToken cancel)
    {
        var now = operation.Now;
        var taken = await operation.Db.DueWork.FromSql(
            $"select * from casework.due_work where id = {request.DueWorkId} and done_at is null and due_at <= {now} for update skip locked").ToListAsync(cancel);
        if (taken is not [var item]) return false;

        switch (item.Kind)
        {
            case DueWork.GuardianshipLadder:
                await Ladder.ClimbAsync(operation, item, cancel);
                break;
            case DueWork.ReferralOverdue:
                await operation.Db.Database.ExecuteSqlAsync($"select casework.tell_referral_overdue({item.SubjectId})", cancel);
                break;
            case DueWork.EighteenthBirthday:
                await ByTheDay.ComeOfAgeAsync(operation, item.SubjectId, cancel);
                break;
            case DueWork.GuardianConsentsLapse:
                await ByTheDay.LapseAsync(operation, item.SubjectId, cancel);
                break;
            case DueWork.ConsentEnds:
                await ByTheDay.EndConsentAsync(operation, item.SubjectId, cancel);
                break;
            case DueWork.DestroyKey:
                await DestroyedKeys.DestroyAsync(operation, item.SubjectId, cancel);
                break;
            case DueWork.BreakGlassEnds:
                await operation.Db.Database.ExecuteSqlAsync($"select casework.break_glass_is_over({item.SubjectId})", cancel);
                break;
            case DueWork.BreakGlassUnanswered:
                await operation.Db.Database.ExecuteSqlAsync($"select casework.pass_on_break_glass({item.SubjectId})", cancel);
                break;
            case DueWork.NonPunishmentCheck:
                await operation.Db.Database.ExecuteSqlAsync($"select casework.tell_check_overdue({item.SubjectId})", cancel);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to do {item.Kind}.");
        }

        item.DoneAt = now;
        return true;
    }
}
