using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Clock;

/// <summary>Removes wake-ups that every node has long seen.</summary>
public sealed record ForgetWakeUps : IRequest<int>
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
}

internal sealed class ForgetWakeUpsUseCase : UseCase<ForgetWakeUps, int>
{
    public override Permission Permission => Permission.ClockOnly;

    public override Task<int> HandleAsync(Operation operation, ForgetWakeUps request, CancellationToken cancel)
    {
        var old = operation.Now - ForgetWakeUps.Kept;
        return operation.Db.WakeUps.Where(wakeUp => wakeUp.At < old).ExecuteDeleteAsync(cancel);
    }
}
