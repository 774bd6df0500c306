using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Misconduct;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Confidential reports and the misconduct register as JSON, for integrity officers; to everybody else they are not there.</summary>
public static class StaffReportEndpoints
{
    public static void MapStaffReports(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/staff-reports").WithTags("Confidential reports");
        api.MapGet("", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListStaffReports(), cancel, rows => Results.Ok(new StaffReportsBody(rows))))
            .WithSummary("Reports that are the caller's to handle: open ones first.").Produces<StaffReportsBody>();
        api.MapGet("/officers", (HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ListReportOfficers(), cancel, officers => Results.Ok(new ReportOfficersBody(officers))))
            .WithSummary("To whom a report can be handed over.").Produces<ReportOfficersBody>();
        api.MapPost("/colleagues", (NameBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new FindColleagues(body.Name ?? ""), cancel, found => Results.Ok(new ColleaguesBody(found))))
            .WithSummary("Workers of all agencies by a name, which stands in no address.").Produces<ColleaguesBody>();
        api.MapGet("/{id:guid}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowStaffReport(id), cancel))
            .WithSummary("One report. With the first opening it is in work, which its reporter can see.").Produces<StaffReportView>();
        api.MapPost("/{id:guid}/letters", (Guid id, TextBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new WriteUnderReport { ReportId = id, Text = body.Text ?? "" }, cancel))
            .WithSummary("Writes to the reporter.").Produces<StaffReportView>();
        api.MapPost("/{id:guid}/notes", (Guid id, TextBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new WriteUnderReport { ReportId = id, Text = body.Text ?? "", IsNote = true }, cancel))
            .WithSummary("Writes a note that the reporter does not see.").Produces<StaffReportView>();
        api.MapPut("/{id:guid}/accused", (Guid id, AccusedBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new NameAccused { ReportId = id, UserIds = body.UserIds ?? [] }, cancel))
            .WithSummary("Whom of the directory the report is about, all of them. None of them handles it.").Produces<StaffReportView>();
        api.MapPost("/{id:guid}/hand-over", (Guid id, HandOverReportBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new HandOverReport(id, body.OfficerId ?? Guid.Empty), cancel))
            .WithSummary("Gives the report to another officer; the caller sees nothing of it any more.").Produces<ReportHandedOver>();
        api.MapPost("/{id:guid}/close", (Guid id, CloseReportBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new CloseReport { ReportId = id, Outcome = body.Outcome ?? "", Text = body.Text ?? "", Finding = body.Finding }, cancel))
            .WithSummary("Ends it: `founded` with what goes into the misconduct register, `not_founded`, `not_enough`. The reporter reads `text`.").Produces<StaffReportView>();
        endpoints.MapPost("/misconduct/search", (NameBody body, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new SearchMisconduct(body.Name ?? ""), cancel, found => Results.Ok(new MisconductBody(found))))
            .WithTags("Confidential reports").WithSummary("Vetting: entries of the misconduct register about somebody of that name. Each question is in the audit.").Produces<MisconductBody>();
    }
}

/// <param name="Next">Always absent: an officer's reports are one page.</param>
public sealed record StaffReportsBody(IReadOnlyList<StaffReportRow> Items, string? Next = null);

/// <param name="Next">Always absent: officers are one page.</param>
public sealed record ReportOfficersBody(IReadOnlyList<ReportOfficer> Items, string? Next = null);

/// <param name="Next">Always absent: 20 at most.</param>
public sealed record ColleaguesBody(IReadOnlyList<AccusedColleague> Items, string? Next = null);

/// <param name="Next">Always absent: 50 at most.</param>
public sealed record MisconductBody(IReadOnlyList<MisconductView> Items, string? Next = null);

public sealed record NameBody(string? Name);

public sealed record TextBody(string? Text);

public sealed record AccusedBody(IReadOnlyList<Guid>? UserIds);

public sealed record HandOverReportBody(Guid? OfficerId);

/// <param name="Finding">With <c>founded</c>, and only then.</param>
public sealed record CloseReportBody(string? Outcome, string? Text, MisconductFinding? Finding);
