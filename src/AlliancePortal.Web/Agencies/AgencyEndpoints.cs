using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Agencies;

/// <summary>The directory as administrators keep it, as JSON.</summary>
public static class AgencyEndpoints
{
    public static void MapAgencyKeeping(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Agencies");
        api.MapGet("/agencies/{id:guid}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel, Guid? successorId = null) =>
                casework.AnswerAsync(context, new ShowAgency(id, successorId), cancel))
            .WithSummary("For administrators: names, units, and what stands open as counts; with a successor, what merging would mean.").Produces<AgencyView>();
        api.MapPost("/agencies", (AgencyBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(), cancel, id => Results.Created($"/api/v1/agencies/{id}", new AgencyChanged(id))))
            .WithSummary("Adds an agency with its first unit.").Produces<AgencyChanged>(201);
        api.MapPut("/agencies/{id:guid}", (Guid id, NamesBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ChangeAgency(id, body.Names ?? PlaceNames.None), cancel))
            .WithSummary("Another name.").Produces<AgencyChanged>();
        api.MapPost("/agencies/{id:guid}/close", (Guid id, CloseBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CloseAgency(id, body.SuccessorId), cancel))
            .WithSummary("Closes an agency, or merges it into a successor with people, queues, rosters, guardianships and cases.").Produces<AgencyChanged>();
        api.MapPost("/agencies/{id:guid}/units", (Guid id, UnitBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new AddUnit { AgencyId = id, Code = body.Code ?? "", Names = body.Names ?? PlaceNames.None, ServiceLine = body.ServiceLine, DutyPhone = body.DutyPhone }, cancel,
                    unit => Results.Created($"/api/v1/agencies/{id}", new UnitChanged(unit))))
            .WithSummary("Adds a unit.").Produces<UnitChanged>(201);
        api.MapPut("/units/{id:guid}", (Guid id, UnitBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ChangeUnit(id, body.Names ?? PlaceNames.None, body.DutyPhone), cancel))
            .WithSummary("Another name or telephone of a unit.").Produces<UnitChanged>();
        api.MapPost("/units/{id:guid}/close", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel, Guid? successorId = null) =>
                casework.AnswerAsync(context, new CloseUnit(id, successorId), cancel))
            .WithSummary("Closes a unit at which nothing stands open any more; with a successor of the same agency and line, its people and work go on there.").Produces<UnitChanged>();
    }
}

public sealed record NamesBody(PlaceNames? Names);

public sealed record UnitBody(string? Code, PlaceNames? Names, string? ServiceLine, string? DutyPhone);

/// <param name="SuccessorId">An open agency of the same kind; a Centre for Social Work needs one.</param>
public sealed record CloseBody(Guid? SuccessorId);

public sealed record AgencyBody(string? Code, string? Kind, PlaceNames? Names, string? Municipality, string? ServiceLine, string? DutyPhone, Guid? StandInUnitId)
{
    internal AddAgency ToRequest() => new()
    {
        Code = Code ?? "",
        Kind = Kind ?? "",
        Names = Names ?? PlaceNames.None,
        Municipality = Municipality,
        ServiceLine = ServiceLine,
        DutyPhone = DutyPhone,
        StandInUnitId = StandInUnitId,
    };
}
