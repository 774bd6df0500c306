using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>The referral directory: agencies and their units, no people.</summary>
public sealed record ListAgencies : IRequest<IReadOnlyList<AgencyListing>>
{
    /// <summary>Code of the agency kind; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>Also those that are closed, and closed units of others.</summary>
    public bool IncludeClosed { get; init; }

    /// <summary>Only those that may be told of this case: the person did not ask that they learn nothing.</summary>
    public Guid? ToTellOf { get; init; }
}

/// <param name="Municipality">Code of the one municipality that it serves; null: the whole country.</param>
public sealed record AgencyListing(Guid Id, string Code, string Kind, string Name, string? Municipality, IReadOnlyList<UnitListing> Units, bool IsClosed = false);

/// <param name="StandInUnitId">For a CSW: the unit that acts when nobody here answers.</param>
public sealed record UnitListing(Guid Id, string Code, string Name, string? ServiceLine, string? DutyPhone, Guid? StandInUnitId);

internal sealed class ListAgenciesUseCase : UseCase<ListAgencies, IReadOnlyList<AgencyListing>>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<IReadOnlyList<AgencyListing>> HandleAsync(Operation operation, ListAgencies request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "agencies");
        var withheld = request.ToTellOf is { } caseId ? await NotToBeTold.OfAsync(operation, caseId, cancel) : [];
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => !withheld.Contains(agency.Id) && (request.Kind == null || agency.Kind == request.Kind) && (request.IncludeClosed || agency.ClosedAt == null)).ToListAsync(cancel);
        var units = (await operation.Db.Units.AsNoTracking().Where(unit => request.IncludeClosed || unit.ClosedAt == null).ToListAsync(cancel)).ToLookup(unit => unit.AgencyId);
        return
        [
            .. agencies.OrderBy(agency => agency.Kind, StringComparer.Ordinal).ThenBy(agency => agency.Name, StringComparer.CurrentCulture).Select(agency => new AgencyListing(
                agency.Id, agency.Code, agency.Kind, agency.Name, agency.Municipality,
                [.. units[agency.Id].OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => new UnitListing(unit.Id, unit.Code, unit.Name, unit.ServiceLine, unit.DutyPhone, unit.StandInUnitId))], agency.ClosedAt is not null)),
        ];
    }
}
