using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies.Roster;

/// <summary>For the coordinator: how far each municipality's Centre has somebody on duty in a week, and how many children wait for an answer. Counts only.</summary>
/// <param name="Week">Any day of the week meant, which begins on Monday.</param>
public sealed record ShowDutyCoverage(DateOnly Week) : IRequest<DutyCoverage>;

public sealed record DutyCoverage(DateOnly Monday, int ChildrenUnanswered, IReadOnlyList<MunicipalityCoverage> Municipalities);

/// <param name="Municipality">Code.</param>
/// <param name="HoursCovered">Hours of the week with at least one person on duty.</param>
public sealed record MunicipalityCoverage(string Municipality, string Centre, double HoursCovered, double HoursOfWeek, bool OnDutyNow);

internal sealed class ShowDutyCoverageUseCase : UseCase<ShowDutyCoverage, DutyCoverage>
{
    public override Permission Permission => Permission.For(Role.Analyst);

    public override async Task<DutyCoverage> HandleAsync(Operation operation, ShowDutyCoverage request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "duty_coverage");
        var week = RosterWeek.Of(request.Week);
        var rows = await operation.Db.Database.SqlQuery<Row>($"select unit_id, covered, on_duty_now from casework.duty_coverage({week.From}, {week.Until})").ToListAsync(cancel);
        var unitIds = rows.ConvertAll(row => row.UnitId);
        var places = await (from unit in operation.Db.Units
                            join agency in operation.Db.Agencies on unit.AgencyId equals agency.Id
                            where unitIds.Contains(unit.Id) && agency.Municipality != null
                            select new { unit.Id, agency }).ToDictionaryAsync(place => place.Id, place => place.agency, cancel);
        var unanswered = await operation.Db.Database.SqlQuery<long>($"select casework.children_unanswered() as \"Value\"").SingleAsync(cancel);
        return new DutyCoverage(week.Monday, (int)unanswered,
        [
            .. from row in rows
               where places.ContainsKey(row.UnitId)
               let place = places[row.UnitId]
               orderby row.Covered, place.Municipality
               select new MunicipalityCoverage(place.Municipality!, place.Name, row.Covered.TotalHours, (week.Until - week.From).TotalHours, row.OnDutyNow),
        ]);
    }

    private sealed record Row(Guid UnitId, TimeSpan Covered, bool OnDutyNow);
}
