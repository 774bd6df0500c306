using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Another name or desk telephone for a unit.</summary>
public sealed record ChangeUnit(Guid UnitId, PlaceNames Names, string? DutyPhone) : IRequest<UnitChanged>;

public sealed record UnitChanged(Guid UnitId);

internal sealed class ChangeUnitUseCase : UseCase<ChangeUnit, UnitChanged>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<UnitChanged> HandleAsync(Operation operation, ChangeUnit request, CancellationToken cancel)
    {
        var names = request.Names.Clean();
        if (!await operation.Db.Database.SqlQuery<bool>(
                $"select casework.change_unit({request.UnitId}, {names.En}, {names.Sq}, {names.Sr}, {request.DutyPhone}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "unit", request.UnitId);
        return new UnitChanged(request.UnitId);
    }

    internal sealed class Shape : AbstractValidator<ChangeUnit>
    {
        public Shape()
        {
            RuleFor(r => r.Names).MustBeNames();
            RuleFor(r => r.DutyPhone).MustBePhone();
        }
    }
}
