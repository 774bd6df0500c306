using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports.CaseAccess;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.StaffReports.CaseAccess;

/// <summary>Sight of a case named in a report, as JSON, for integrity officers; to everybody else it is not there.</summary>
public static class CaseAccessEndpoints
{
    public static void MapCaseAccesses(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Confidential reports");
        api.MapPost("/staff-reports/{id:guid}/case-accesses", (Guid id, CaseAccessBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new AskReportAccess { ReportId = id, CaseNumber = body.CaseNumber ?? "", Reason = body.Reason ?? "", OfficerId = body.OfficerId ?? Guid.Empty }, cancel))
            .WithSummary("Asks a second officer for sight of the case that the report names; unknown numbers answer alike.").Produces<ReportAccessAsked>();
        api.MapGet("/case-accesses", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListReportAccesses(), cancel, known => Results.Ok(new CaseAccessesBody(known))))
            .WithSummary("What the caller asked for, and what the caller is asked to approve.").Produces<CaseAccessesBody>();
        api.MapGet("/case-accesses/{id:guid}/case", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowReportedCase(id), cancel))
            .WithSummary("The case while it is open: who she is, the police's entries, referrals, who looked.").Produces<ReportedCase>();
        api.MapPost("/case-accesses/{id:guid}/approve", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new DecideReportAccess(id, true), cancel))
            .WithSummary("As the second officer: it opens for a few hours.").Produces<ReportAccessAsked>();
        api.MapPost("/case-accesses/{id:guid}/refuse", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new DecideReportAccess(id, false), cancel))
            .WithSummary("As the second officer: it does not open.").Produces<ReportAccessAsked>();
        api.MapPost("/case-accesses/{id:guid}/end", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new EndReportAccess(id), cancel))
            .WithSummary("Either officer ends or withdraws it.").Produces<ReportAccessAsked>();
    }
}

public sealed record CaseAccessBody(string? CaseNumber, string? Reason, Guid? OfficerId);

/// <param name="Next">Always absent: one page.</param>
public sealed record CaseAccessesBody(IReadOnlyList<ReportAccessView> Items, string? Next = null);
