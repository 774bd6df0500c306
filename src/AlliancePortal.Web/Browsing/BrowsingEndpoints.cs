using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Browsing;

/// <summary>What was noticed about the opening of records as JSON, for those who look at it; its rules, for the coordinator.</summary>
public static class BrowsingEndpoints
{
    public static void MapBrowsing(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/browsing").WithTags("Browsing");
        api.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ListBrowsingAlerts(), cancel, alerts => Results.Ok(new BrowsingAlertsBody(alerts))))
            .WithSummary("What was noticed in the last 90 days and is for the caller to look at, latest first. `rule`: `bulk` (many records of cases within an hour), `odd_hours` (several at night by somebody not on duty), `decoy`, `relative` (own surname and municipality).").Produces<BrowsingAlertsBody>();
        api.MapPost("/{id:guid}/looked", (Guid id, LookedBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new LookAtBrowsing { AlertId = id, Note = body.Note ?? "" }, cancel))
            .WithSummary("The caller has looked at it and says what there was to it.").Produces<BrowsingAlertView>();
        api.MapGet("/decoys", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListDecoys(), cancel, decoys => Results.Ok(new DecoysBody(decoys))))
            .WithSummary("Cases that the caller laid out to see who opens them; integrity officers know all.").Produces<DecoysBody>();
        api.MapPost("/decoys", (DecoyBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new MarkDecoy(body.CaseNumber ?? ""), cancel, decoys => Results.Ok(new DecoysBody(decoys))))
            .WithSummary("Lays out a case as a decoy: whoever opens it raises an alert at once and sees nothing of it.").Produces<DecoysBody>();
        api.MapDelete("/decoys/{id:guid}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new UnmarkDecoy(id), cancel, decoys => Results.Ok(new DecoysBody(decoys))))
            .WithSummary("The case is a decoy no more.").Produces<DecoysBody>();
        api.MapGet("/rules", (HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ShowBrowsingRules(), cancel, rules => Results.Ok(new BrowsingRulesBody(rules))))
            .WithSummary("The rules with their limits; for the coordinator also how often each of them spoke, as figures without people.").Produces<BrowsingRulesBody>();
        api.MapPut("/rules/{rule}", (string rule, BrowsingLimitBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new SetBrowsingLimit { Rule = rule, Limit = body.Limit }, cancel, rules => Results.Ok(new BrowsingRulesBody(rules))))
            .WithSummary("The coordinator sets from what number on a rule speaks.").Produces<BrowsingRulesBody>();
    }
}

/// <param name="Next">Always absent: what was noticed is one page.</param>
public sealed record BrowsingAlertsBody(IReadOnlyList<BrowsingAlertView> Items, string? Next = null);

/// <param name="Next">Always absent: the rules are one page.</param>
public sealed record BrowsingRulesBody(IReadOnlyList<BrowsingRuleView> Items, string? Next = null);

/// <param name="Next">Always absent: decoys are one page.</param>
public sealed record DecoysBody(IReadOnlyList<DecoyView> Items, string? Next = null);

public sealed record DecoyBody(string? CaseNumber);

public sealed record LookedBody(string? Note);

public sealed record BrowsingLimitBody(int Limit);
