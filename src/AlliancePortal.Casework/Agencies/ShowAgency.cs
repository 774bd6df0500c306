using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>One agency for whoever keeps the directory: names in all languages, and what stands open there, as counts.</summary>
/// <param name="SuccessorId">The agency into which it would be merged, so that the counts tell what that would mean.</param>
public sealed record ShowAgency(Guid AgencyId, Guid? SuccessorId = null) : IRequest<AgencyView>;

public sealed record AgencyView(Guid AgencyId, string Code, string Kind, string Name, PlaceNames Names, string? Municipality, IReadOnlyList<UnitView> Units, Standing Standing, string? Successor, bool IsClosed);

public sealed record UnitView(Guid UnitId, string Code, string Name, PlaceNames Names, string? ServiceLine, string? DutyPhone, Guid? StandInUnitId, Standing Standing);

/// <summary>What stands open, as counts.</summary>
/// <param name="OpenReferrals">Sent or received and not ended.</param>
/// <param name="Wards">Children for whom a unit answers, acts, or is asked to.</param>
/// <param name="Shifts">Of duty rosters, running or to come.</param>
/// <param name="StandInFor">Centres elsewhere for which a unit stands in.</param>
/// <param name="AskAgain">Cases with a consent that names the agency and not the successor.</param>
/// <param name="Refused">Cases in which somebody said no to the successor; they bar the way.</param>
public sealed record Standing(int People, int OpenCases, int OpenReferrals, int Wards, int Shifts, int StandInFor, int AskAgain, int Refused)
{
    /// <summary>Nothing bars a closing without successor.</summary>
    public bool IsNothing => People + OpenCases + OpenReferrals + Wards + StandInFor == 0;

    internal static async Task<Standing> OfAsync(Operation operation, IEnumerable<Guid> units, Guid? successor, CancellationToken cancel)
    {
        var row = await operation.Db.Database.SqlQuery<Counts>(
            $"select people, open_cases, open_referrals, wards, shifts, stand_in_for, ask_again, refused from casework.standing_of({units.ToArray()}, {successor})").SingleAsync(cancel);
        return new Standing((int)row.People, (int)row.OpenCases, (int)row.OpenReferrals, (int)row.Wards, (int)row.Shifts, (int)row.StandInFor, (int)row.AskAgain, (int)row.Refused);
    }

    private sealed record Counts(long People, long OpenCases, long OpenReferrals, long Wards, long Shifts, long StandInFor, long AskAgain, long Refused);
}

internal sealed class ShowAgencyUseCase : UseCase<ShowAgency, AgencyView>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<AgencyView> HandleAsync(Operation operation, ShowAgency request, CancellationToken cancel)
    {
        var agency = await operation.Db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.AgencyId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var successor = agency.SuccessorId is { } heir ? (await operation.Db.Agencies.AsNoTracking().SingleAsync(a => a.Id == heir, cancel)).Name : null;
        var all = await operation.Db.Units.AsNoTracking().Where(u => u.AgencyId == agency.Id).OrderBy(u => u.Code).ToListAsync(cancel);
        var units = all.FindAll(u => u.ClosedAt is null);
        operation.Audit.Read(null, "agency", agency.Id);
        var shown = new List<UnitView>();
        foreach (var unit in units)
            shown.Add(new UnitView(unit.Id, unit.Code, unit.Name, new PlaceNames(unit.NameEn, unit.NameSq, unit.NameSr), unit.ServiceLine, unit.DutyPhone, unit.StandInUnitId,
                await Standing.OfAsync(operation, FormerUnits.With(all, unit.Id), null, cancel)));
        return new AgencyView(agency.Id, agency.Code, agency.Kind, agency.Name, new PlaceNames(agency.NameEn, agency.NameSq, agency.NameSr), agency.Municipality, shown,
            await Standing.OfAsync(operation, FormerUnits.With(all, units.Select(unit => unit.Id)), request.SuccessorId, cancel), successor, agency.ClosedAt is not null);
    }
}
