using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>As whom the signed-in person acts.</summary>
public sealed record WhoAmI : IRequest<Me>;

/// <summary>The acting person, role, agency and unit. Names are in the reader's language.</summary>
/// <param name="Role">Code of the role: <c>police_investigator</c>.</param>
/// <param name="UnitIds">All units whose sight this person has.</param>
public sealed record Me(Guid UserId, string DisplayName, string Role, AgencyOfMine Agency, UnitOfMine Unit, IReadOnlyList<Guid> UnitIds);

/// <param name="Kind">Code of the agency kind.</param>
public sealed record AgencyOfMine(Guid Id, string Code, string Kind, string Name);

/// <param name="ServiceLine">Code of the service line of an NGO's unit, else null.</param>
public sealed record UnitOfMine(Guid Id, string Name, string? ServiceLine);

internal sealed class WhoAmIUseCase : UseCase<WhoAmI, Me>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<Me> HandleAsync(Operation operation, WhoAmI request, CancellationToken cancel)
    {
        var me = operation.Worker;
        var agency = await operation.Db.Agencies.SingleAsync(a => a.Id == me.AgencyId, cancel);
        var unit = await operation.Db.Units.SingleAsync(u => u.Id == me.UnitId, cancel);
        return new Me(me.UserId, me.DisplayName, me.Role.Code(), new AgencyOfMine(agency.Id, agency.Code, agency.Kind, agency.Name), new UnitOfMine(unit.Id, unit.Name, unit.ServiceLine), me.UnitIds);
    }
}
