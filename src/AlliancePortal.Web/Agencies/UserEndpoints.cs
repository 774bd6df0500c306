using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Agencies;

/// <summary>The referral directory and its people as JSON; what concerns accounts is for administrators.</summary>
public static class UserEndpoints
{
    public static void MapAgencies(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Agencies");
        api.MapGet("/agencies", (HttpContext context, ICasework casework, CancellationToken cancel, string? kind = null) =>
                casework.AnswerAsync(context, new ListAgencies { Kind = kind }, cancel, agencies => Results.Ok(new AgenciesBody(agencies))))
            .WithSummary("The referral directory: agencies and their units, no people.").Produces<AgenciesBody>();
        api.MapGet("/users", (HttpContext context, ICasework casework, CancellationToken cancel,
                    string? q = null, Guid? agencyId = null, bool? active = null, Guid? after = null, int size = ListWorkers.DefaultSize) =>
                casework.AnswerAsync(context, new ListWorkers { Query = q, AgencyId = agencyId, IsActive = active, After = after, Size = size }, cancel))
            .WithSummary("The people of the caller's agency by name; for administrators of all, the blocked ones and e-mails too. `q` finds by any part of a name.").Produces<WorkerPage>();
        api.MapPost("/users", async (InviteBody body, HttpContext context, WorkerAccounts accounts, CancellationToken cancel) =>
                Answer(await accounts.InviteAsync(context.User.Actor(), body.ToRequest(), cancel), invited => Results.Created($"/api/v1/users/{invited.UserId}", invited)))
            .WithSummary("Adds a person and gives the link by which they choose a password; it can be read only now.").Produces<InvitedWorker>(201);
        api.MapPost("/users/{id:guid}/invitation", async (Guid id, HttpContext context, WorkerAccounts accounts, CancellationToken cancel) =>
                Answer(await accounts.InviteAgainAsync(context.User.Actor(), id, cancel)))
            .WithSummary("Another link; earlier ones stop working.").Produces<InvitedWorker>();
        api.MapPut("/users/{id:guid}/role", (Guid id, PlaceBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ChangeWorkerRole { UserId = id, Role = body.Role ?? "", UnitCodes = body.UnitCodes ?? [] }, cancel))
            .WithSummary("Another role or unit of the same agency.").Produces<WorkerChanged>();
        api.MapGet("/users/{id:guid}/work", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowWorkLeft(id), cancel))
            .WithSummary("What a worker would leave behind, as counts.").Produces<WorkLeft>();
        api.MapPost("/users/{id:guid}/block", async (Guid id, HttpContext context, WorkerAccounts accounts, CancellationToken cancel) =>
                Answer(await accounts.BlockAsync(context.User.Actor(), id, cancel)))
            .WithSummary("Blocks a worker; tokens and open pages end at once.").Produces<WorkLeft>();
        api.MapPost("/users/{id:guid}/unblock", async (Guid id, HttpContext context, WorkerAccounts accounts, CancellationToken cancel) =>
                Answer(await accounts.UnblockAsync(context.User.Actor(), id, cancel)))
            .WithSummary("The worker works again, in the same role and unit.").Produces<WorkerUnblocked>();
        api.MapPost("/users/{id:guid}/end-sessions", async (Guid id, HttpContext context, WorkerAccounts accounts, CancellationToken cancel) =>
                Answer(await accounts.EndSessionsAsync(context.User.Actor(), id, cancel)))
            .WithSummary("Ends every sign-in and token of a worker.").Produces<SessionsEnded>();
    }

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult>? success = null) =>
        outcome.Refusal is { } refusal ? new RefusedResult(refusal) : success?.Invoke(outcome.Value) ?? Results.Ok(outcome.Value);
}

/// <param name="Next">Always absent: the directory is one page.</param>
public sealed record AgenciesBody(IReadOnlyList<AgencyListing> Items, string? Next = null);

/// <param name="UnitCodes">The unit in whose name they write, then (supervisors only) further units.</param>
public sealed record InviteBody(string? AgencyCode, IReadOnlyList<string>? UnitCodes, string? Role, string? DisplayName, string? Email, string? DutyPhone)
{
    internal AddWorker ToRequest() => new()
    {
        AgencyCode = AgencyCode ?? "",
        UnitCodes = UnitCodes ?? [],
        Role = Role ?? "",
        DisplayName = DisplayName ?? "",
        Email = Email ?? "",
        DutyPhone = DutyPhone,
    };
}

public sealed record PlaceBody(string? Role, IReadOnlyList<string>? UnitCodes);
