using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Erasure;

/// <summary>The record is no longer needed by whom it was held for; by the agency that set the hold.</summary>
public sealed record LiftHold(Guid CaseId, Guid HoldId) : IRequest<ErasureView>;

[StepUp]
internal sealed class LiftHoldUseCase(ErasureReading reading) : UseCase<LiftHold, ErasureView>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override async Task<ErasureView> HandleAsync(Operation operation, LiftHold request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.lift_hold({request.HoldId}, {request.CaseId}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(request.CaseId, "legal_hold_lifted", request.HoldId);
        return await reading.ReadAsync(operation, request.CaseId, cancel);
    }
}
