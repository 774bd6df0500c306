using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>
/// Takes a unit out of the directory: one at which nothing stands open any more, or with all its work and people into another unit of the agency. Whoever works there
/// then has the sight of both, so that no case, queue or child is without somebody for an instant.
/// </summary>
/// <param name="SuccessorId">An open unit of the same agency and service line; null: nothing may stand open.</param>
public sealed record CloseUnit(Guid UnitId, Guid? SuccessorId = null) : IRequest<UnitChanged>;

internal sealed class CloseUnitUseCase : UseCase<CloseUnit, UnitChanged>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<UnitChanged> HandleAsync(Operation operation, CloseUnit request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.close_unit({request.UnitId}, {request.SuccessorId}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, request.SuccessorId is null ? "unit_closed" : "unit_merged", request.UnitId);
        if (request.SuccessorId is { } successor) operation.Audit.Wrote(null, "unit_took_over", successor);
        return new UnitChanged(request.UnitId);
    }
}
