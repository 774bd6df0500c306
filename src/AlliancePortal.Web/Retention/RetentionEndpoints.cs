using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Retention;

/// <summary>The retention schedule, what it would take, and what is over its time, as JSON.</summary>
public static class RetentionEndpoints
{
    public static void MapRetention(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/retention").WithTags("Retention");
        api.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ShowRetention(), cancel, schedule => Results.Ok(new RetentionBody(schedule))))
            .WithSummary("How long what is kept, in `unit`s; `byItself` is removed by the portal, the rest is proposed for erasure by two agencies.").Produces<RetentionBody>();
        api.MapPut("/{category}", (string category, RetentionPeriodBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new SetRetention(category, body.Value), cancel, schedule => Results.Ok(new RetentionBody(schedule))))
            .WithSummary("The coordinator sets how long a category is kept, within `least` and `most`.").Produces<RetentionBody>();
        api.MapPost("/preview", (RetentionPreviewBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new PreviewRetention { Periods = body.Periods ?? new Dictionary<string, int>() }, cancel, figures => Results.Ok(new RetentionFiguresBody(figures))))
            .WithSummary("For the coordinator: how many would go today and in 12 months, by the schedule or by the `periods` given. Figures of cases are rounded to five, null for 1 to 4.").Produces<RetentionFiguresBody>();
        api.MapGet("/due", (HttpContext context, ICasework casework, CancellationToken cancel, Guid? after = null, int size = ListCaseload.DefaultSize) =>
                casework.AnswerAsync(context, new ListRetentionDue { After = after, Size = size }, cancel))
            .WithSummary("For supervisors: the cases that their own units look after and whose time is over, the longest over first.").Produces<RetentionDuePage>();
        api.MapPost("/due/proposals", (ProposeDueBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new ProposeDueErasures(body.CaseIds ?? [], body.Reason ?? ""), cancel))
            .WithSummary("Proposes to erase the persons of up to 50 cases whose time is over, all or none; another agency decides on each.").Produces<ProposedErasures>();
    }
}

/// <param name="Next">Always absent: the schedule is one page.</param>
public sealed record RetentionBody(IReadOnlyList<RetentionPeriod> Items, string? Next = null);

public sealed record RetentionPeriodBody(int Value);

/// <param name="Periods">By category, in its unit; absent: the schedule as it stands.</param>
public sealed record RetentionPreviewBody(IReadOnlyDictionary<string, int>? Periods);

/// <param name="Next">Always absent: figures are one page.</param>
public sealed record RetentionFiguresBody(IReadOnlyList<RetentionFigure> Items, string? Next = null);

public sealed record ProposeDueBody(IReadOnlyList<Guid>? CaseIds, string? Reason);
