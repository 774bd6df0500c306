using AlliancePortal.Casework.FactorResets;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Agencies;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.FactorResets;

/// <summary>A lost second factor as JSON: an administrator proposes, a second person approves and gets the link.</summary>
public static class FactorResetEndpoints
{
    public static void MapFactorResets(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Agencies");
        api.MapPost("/users/{id:guid}/factor-reset", (Guid id, FactorResetBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ProposeFactorReset { UserId = id, IdentityCheck = body.IdentityCheck ?? "", Reason = body.Reason ?? "" }, cancel,
                    proposed => Results.Json(proposed, statusCode: StatusCodes.Status201Created)))
            .WithSummary("Proposes that a worker sets up a second factor anew. `identityCheck`: `in_person`, `called_back`, `by_colleague`. Nothing happens before a second person approves, within 24 hours.").Produces<FactorResetProposed>(201);
        api.MapGet("/factor-resets", (HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ListFactorResets(), cancel, waiting => Results.Ok(new FactorResetsBody(waiting))))
            .WithSummary("Resets that wait for a second person: all for administrators, of the own unit for its supervisors, one's own for everybody.").Produces<FactorResetsBody>();
        api.MapPost("/factor-resets/{id:guid}/approve", ApproveAsync)
            .WithSummary("As the second person: ends every sign-in of the worker, takes the factors away, and gives the link by which the worker, with her password, sets one up; it can be read only now.").Produces<InvitedWorker>();
        api.MapPost("/factor-resets/{id:guid}/stop", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new StopFactorReset(id), cancel))
            .WithSummary("It is not to happen: by whoever could approve it, who proposed it, or the worker.").Produces<FactorResetDecided>();
    }

    private static async Task<IResult> ApproveAsync(Guid id, HttpContext context, WorkerAccounts accounts, CancellationToken cancel)
    {
        var approved = await accounts.ApproveFactorResetAsync(context.User.Actor(), id, cancel);
        return approved.Refusal is { } refusal ? new RefusedResult(refusal) : Results.Ok(approved.Value);
    }
}

public sealed record FactorResetBody(string? IdentityCheck, string? Reason);

/// <param name="Next">Always absent: what waits is one page.</param>
public sealed record FactorResetsBody(IReadOnlyList<FactorResetView> Items, string? Next = null);
