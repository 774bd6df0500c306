using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>Duty rosters, their coverage and stand-ins as JSON. A week is named by any of its days.</summary>
public static class DutyEndpoints
{
    public static void MapDuty(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Duty");
        api.MapGet("/duty", (HttpContext context, ICasework casework, TimeProvider clock, CancellationToken cancel, DateOnly? week = null) =>
                casework.AnswerAsync(context, new ShowRoster(week ?? PeopleTime.Default.Today(clock)), cancel))
            .WithSummary("Who is on duty for the caller's units in a week, and when nobody is.").Produces<RosterView>();
        api.MapGet("/duty/coverage", (HttpContext context, ICasework casework, TimeProvider clock, CancellationToken cancel, DateOnly? week = null) =>
                casework.AnswerAsync(context, new ShowDutyCoverage(week ?? PeopleTime.Default.Today(clock)), cancel))
            .WithSummary("For the coordinator: hours covered by municipality, counts only.").Produces<DutyCoverage>();
        api.MapPost("/duty/shifts", (ShiftBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(), cancel, set => Results.Created("/api/v1/duty", set)))
            .WithSummary("Puts a worker on duty at the same hours of one or more days; `until` not after `from` is of the next day.").Produces<ShiftsSet>(201);
        api.MapDelete("/duty/shifts/{id:guid}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new RemoveShift(id), cancel))
            .WithSummary("Takes a shift off the roster; one that runs ends now.").Produces<ShiftRemoved>();
        api.MapPost("/duty/copies", (CopyBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CopyRoster(body.Week, body.UnitId), cancel, set => Results.Created("/api/v1/duty", set)))
            .WithSummary("Fills an empty week with the shifts of the week before.").Produces<ShiftsSet>(201);
        api.MapPut("/units/{id:guid}/stand-in", (Guid id, StandInBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new SetStandIn(id, body.StandInUnitId), cancel))
            .WithSummary("Which other Centre acts when nobody at this one answers.").Produces<NamedUnit>();
    }
}

/// <param name="UnitId">Absent: the caller's only or first unit.</param>
/// <param name="Phone">Absent: the worker's duty telephone.</param>
public sealed record ShiftBody(Guid WorkerId, IReadOnlyList<DateOnly>? Days, TimeOnly From, TimeOnly Until, Guid? UnitId, string? Phone)
{
    internal SetShift ToRequest() => new() { UnitId = UnitId, WorkerId = WorkerId, Phone = Phone, Days = Days ?? [], From = From, Until = Until };
}

public sealed record CopyBody(DateOnly Week, Guid? UnitId);

public sealed record StandInBody(Guid StandInUnitId);
