using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>Which other Centre for Social Work acts as guardian when nobody at this one answers in time.</summary>
public sealed record SetStandIn(Guid UnitId, Guid StandInUnitId) : IRequest<NamedUnit>;

internal sealed class SetStandInUseCase : UseCase<SetStandIn, NamedUnit>
{
    public override Permission Permission => Permission.For(Role.CswSupervisor, Role.Administrator);

    public override async Task<NamedUnit> HandleAsync(Operation operation, SetStandIn request, CancellationToken cancel)
    {
        if (operation.Worker.Role == Role.CswSupervisor) RosterRules.UnitOf(operation, request.UnitId);
        var isSet = await operation.Db.Database.SqlQuery<bool>($"select casework.set_stand_in({request.UnitId}, {request.StandInUnitId}) as \"Value\"").SingleAsync(cancel);
        if (!isSet) throw new RefusedException(RosterRefusals.NotAStandIn);
        operation.Audit.Wrote(null, "stand_in", request.UnitId);
        var unit = await operation.Db.Units.AsNoTracking().SingleAsync(u => u.Id == request.StandInUnitId, cancel);
        return new NamedUnit(unit.Id, unit.Name);
    }
}
