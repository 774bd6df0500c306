using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Takes a unit at which nothing stands open any more out of the directory.</summary>
public sealed record CloseUnit(Guid UnitId) : IRequest<UnitChanged>;

internal sealed class CloseUnitUseCase : UseCase<CloseUnit, UnitChanged>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<UnitChanged> HandleAsync(Operation operation, CloseUnit request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.close_unit({request.UnitId}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "unit_closed", request.UnitId);
        return new UnitChanged(request.UnitId);
    }
}
