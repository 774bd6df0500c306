using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Adds an agency to the directory, with its first unit: nobody can be sent to an agency where nobody could work.</summary>
public sealed record AddAgency : IRequest<Guid>
{
    /// <summary>Small letters, digits and hyphens; never changed afterwards.</summary>
    public required string Code { get; init; }

    /// <summary>A code of <see cref="AgencyKinds"/>.</summary>
    public required string Kind { get; init; }

    public required PlaceNames Names { get; init; }

    /// <summary>Code of the one municipality that it serves; null: the whole country, or for a Centre: those of the Centres that it takes over.</summary>
    public string? Municipality { get; init; }

    /// <summary>Of the first unit, for kinds that have service lines.</summary>
    public string? ServiceLine { get; init; }

    /// <summary>Of the first unit.</summary>
    public string? DutyPhone { get; init; }

    /// <summary>For a Centre: the unit of another that acts when nobody here answers.</summary>
    public Guid? StandInUnitId { get; init; }
}

internal sealed class AddAgencyUseCase : UseCase<AddAgency, Guid>
{
    private const string FirstUnit = "-main";

    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<Guid> HandleAsync(Operation operation, AddAgency request, CancellationToken cancel)
    {
        var (id, unit, names) = (NewId.At(operation.Now), NewId.At(operation.Now), request.Names.Clean());
        await operation.Db.Database.ExecuteSqlAsync(
            $"select casework.add_agency({id}, {request.Code}, {request.Kind}, {names.En}, {names.Sq}, {names.Sr}, {request.Municipality})", cancel);
        await operation.Db.Database.ExecuteSqlAsync(
            $"select casework.add_unit({unit}, {id}, {request.Code + FirstUnit}, {names.En}, {names.Sq}, {names.Sr}, {request.ServiceLine}, {request.DutyPhone})", cancel);
        if (request.StandInUnitId is { } standIn
            && !await operation.Db.Database.SqlQuery<bool>($"select casework.set_stand_in({unit}, {standIn}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Roster.RosterRefusals.NotAStandIn);
        operation.Audit.Wrote(null, "agency", id);
        return id;
    }

    internal sealed class Shape : AbstractValidator<AddAgency>
    {
        public Shape(JurisdictionFile jurisdiction)
        {
            RuleFor(r => r.Code).MustBeCode();
            RuleFor(r => r.Kind).Must(kind => AgencyKinds.All.Contains(kind)).WithErrorCode("unknown");
            RuleFor(r => r.Names).MustBeNames();
            RuleFor(r => r.Municipality).Must(code => code is null || jurisdiction.Municipalities.Any(known => known.Code == code)).WithErrorCode("unknown");
            RuleFor(r => r.ServiceLine).Must((r, line) => AgencyKinds.HasServiceLines(r.Kind) ? line is not null && CodeSets.Default.IsKnown("service_line", line) : line is null).WithErrorCode("unknown");
            RuleFor(r => r.DutyPhone).MustBePhone();
            // Else there would be nobody to ring when nobody answers there.
            RuleFor(r => r.StandInUnitId).Must((r, unit) => (r.Kind == AgencyKinds.Csw) == unit is not null).WithErrorCode("unknown");
        }
    }
}
