using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Placements;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Placements;

/// <summary>Roles and units that wait for a second person, as JSON.</summary>
public static class PlacementEndpoints
{
    public static void MapPlacements(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/placements").WithTags("Agencies");
        api.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ListPlacements(), cancel, waiting => Results.Ok(new PlacementsBody(waiting))))
            .WithSummary("Invitations and wider roles or units that wait for a second person, with who may approve: all for administrators, for others those that they may approve.").Produces<PlacementsBody>();
        api.MapPost("/{id:guid}/approve", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ApprovePlacement(id), cancel))
            .WithSummary("As the second person, a supervisor of the unit or, where there is none, another administrator or an integrity officer: the worker has that role and those units from now on, and the link opens.").Produces<PlacementDecided>();
        api.MapPost("/{id:guid}/stop", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new StopPlacement(id), cancel))
            .WithSummary("It is not to be: by whoever could approve it, or withdrawn by an administrator.").Produces<PlacementDecided>();
    }
}

/// <param name="Next">Always absent: what waits is one page.</param>
public sealed record PlacementsBody(IReadOnlyList<PlacementView> Items, string? Next = null);
