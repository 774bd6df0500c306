using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Placements;

/// <summary>Where accounts are kept: whether somebody was invited and no second person has approved it yet. Their link opens nothing meanwhile.</summary>
public sealed record AwaitsApproval(Guid UserId) : IRequest<ApprovalAwaited>;

public sealed record ApprovalAwaited(bool IsAwaited);

internal sealed class AwaitsApprovalUseCase : UseCase<AwaitsApproval, ApprovalAwaited>
{
    public override Permission Permission => Permission.AccountsOnly;

    public override async Task<ApprovalAwaited> HandleAsync(Operation operation, AwaitsApproval request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "placement", request.UserId);
        return new ApprovalAwaited((await operation.Db.Database.SqlQuery<bool>($"select casework.awaits_approval({request.UserId}) as \"Value\"").ToListAsync(cancel)).Single());
    }
}
