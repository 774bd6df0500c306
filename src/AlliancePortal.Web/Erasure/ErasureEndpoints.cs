using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Erasure;

/// <summary>Erasing a person, and legal holds against it, as JSON; for supervisors of agencies in the case.</summary>
public static class ErasureEndpoints
{
    public static void MapErasure(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/cases/{id:guid}").WithTags("Erasure");
        api.MapGet("/erasure", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowErasure(id), cancel))
            .WithSummary("How it stands with erasing the person: what hinders it, what was asked and decided, from when on nobody can read anything. After it, the tombstone.").Produces<ErasureView>();
        api.MapPost("/erasure", (Guid id, EraseBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ProposeErasure(id, body.Ground ?? "", body.Reason ?? ""), cancel))
            .WithSummary("Proposes to erase the person; another agency decides, VAAU is one of the two. `ground` is a code of the set `erasure_ground`.").Produces<ErasureView>();
        foreach (var (path, decision, summary) in new[]
        {
            ("approve", ErasureDecision.Approved, "Erases the person at once and for good."),
            ("decline", ErasureDecision.Declined, "Declines the proposal."),
            ("withdraw", ErasureDecision.Withdrawn, "Takes the proposal back, by the agency that made it."),
        })
            api.MapPost($"/erasure/{path}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new DecideErasure(id, decision), cancel))
                .WithSummary(summary).Produces<ErasureView>();
        api.MapPost("/holds", (Guid id, HoldBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new HoldCase(id, body.Reason ?? ""), cancel))
            .WithSummary("Puts a legal hold on the case: nobody erases the person while it stands.").Produces<ErasureView>();
        api.MapPost("/holds/{holdId:guid}/lift", (Guid id, Guid holdId, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new LiftHold(id, holdId), cancel))
            .WithSummary("Lifts a legal hold of the caller's agency.").Produces<ErasureView>();
    }
}

public sealed record EraseBody(string? Ground, string? Reason);

public sealed record HoldBody(string? Reason);
