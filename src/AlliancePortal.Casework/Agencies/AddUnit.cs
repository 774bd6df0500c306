using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Adds a unit to an agency: a team, an office, a service line.</summary>
public sealed record AddUnit : IRequest<Guid>
{
    public required Guid AgencyId { get; init; }

    /// <summary>Small letters, digits and hyphens; never changed afterwards.</summary>
    public required string Code { get; init; }

    public required PlaceNames Names { get; init; }

    /// <summary>For kinds of agency that have service lines.</summary>
    public string? ServiceLine { get; init; }

    public string? DutyPhone { get; init; }
}

internal sealed class AddUnitUseCase : UseCase<AddUnit, Guid>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<Guid> HandleAsync(Operation operation, AddUnit request, CancellationToken cancel)
    {
        var agency = await operation.Db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.AgencyId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (AgencyKinds.HasServiceLines(agency.Kind) != request.ServiceLine is not null) throw new RefusedException(Refusal.Invalid("serviceLine", "unknown"));
        var (id, names) = (NewId.At(operation.Now), request.Names.Clean());
        if (!await operation.Db.Database.SqlQuery<bool>(
                $"select casework.add_unit({id}, {agency.Id}, {request.Code}, {names.En}, {names.Sq}, {names.Sr}, {request.ServiceLine}, {request.DutyPhone}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "unit", id);
        return id;
    }

    internal sealed class Shape : AbstractValidator<AddUnit>
    {
        public Shape()
        {
            RuleFor(r => r.Code).MustBeCode();
            RuleFor(r => r.Names).MustBeNames();
            RuleFor(r => r.ServiceLine).Must(line => line is null || CodeSets.Default.IsKnown("service_line", line)).WithErrorCode("unknown");
            RuleFor(r => r.DutyPhone).MustBePhone();
        }
    }
}
