using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Confidential reports as JSON, without a sign-in: what a caller sends of one is not looked at.</summary>
public static class SpeakUpEndpoints
{
    public static void MapSpeakUp(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/speak-up").WithTags("Confidential reports").AllowAnonymous();
        api.MapGet("", async (ICasework casework, CancellationToken cancel) =>
                Answer(await casework.RunAsync(Actor.SpeakUp, new ListReportOfficers(), cancel), officers => Results.Ok(new SpeakUpChoices(ReportKinds.All, officers))))
            .WithSummary("What can be reported, and the integrity officers one of whom handles it. Nobody is signed in here: a cookie or token is not looked at.").Produces<SpeakUpChoices>();
        api.MapPost("", (SpeakUpBody body, HttpContext context, ICasework casework, SpeakUpThrottle throttle, CancellationToken cancel) =>
                AnswerAsync(context, throttle.NewAsync(context, () => casework.RunAsync(Actor.SpeakUp, body.Request, cancel)), receipt => Results.Json(receipt, statusCode: StatusCodes.Status201Created)))
            .WithSummary("Reports what a colleague or official does. The answer's `code` is shown once; with it the reporter comes back. Not idempotent: no key is kept of whom nobody knows.").Produces<ReportReceipt>(201);
        api.MapPost("/open", (ReportCodeBody body, HttpContext context, ICasework casework, SpeakUpThrottle throttle, CancellationToken cancel) =>
                ByCodeAsync(context, casework, throttle, body.Code, code => new OpenReport(code), cancel))
            .WithSummary("The report of a code: how far it is and what was written. A wrong code and no such report answer alike.").Produces<ReportOfReporter>();
        api.MapPost("/answer", (ReportAnswerBody body, HttpContext context, ICasework casework, SpeakUpThrottle throttle, CancellationToken cancel) =>
                ByCodeAsync(context, casework, throttle, body.Code, code => new AnswerOfficer { Code = code, Text = body.Text ?? "" }, cancel))
            .WithSummary("The reporter answers the officer or adds something.").Produces<ReportOfReporter>();
        api.MapPost("/officer", (ReportOfficerBody body, HttpContext context, ICasework casework, SpeakUpThrottle throttle, CancellationToken cancel) =>
                ByCodeAsync(context, casework, throttle, body.Code, code => new ChooseOfficer(code, body.OfficerId ?? Guid.Empty), cancel))
            .WithSummary("The reporter gives the report to another officer.").Produces<ReportOfReporter>();
    }

    private static Task<IResult> ByCodeAsync(HttpContext context, ICasework casework, SpeakUpThrottle throttle, string? code, Func<string, IRequest<ReportOfReporter>> request, CancellationToken cancel) =>
        AnswerAsync(context, throttle.ByCodeAsync(context, code ?? "", () => casework.RunAsync(Actor.SpeakUp, request(code ?? ""), cancel)), Results.Ok);

    private static async Task<IResult> AnswerAsync<T>(HttpContext context, Task<(Outcome<T>? Outcome, TimeSpan? RetryAfter)> act, Func<T, IResult> success)
    {
        var (outcome, wait) = await act;
        if (wait is { } time) return AccountProblem.Wait(context, time);
        return Answer(outcome!, success);
    }

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> success) => outcome.Refusal is { } refusal ? new RefusedResult(refusal) : success(outcome.Value);
}

/// <param name="Kinds">Codes of what can be reported.</param>
public sealed record SpeakUpChoices(IReadOnlyList<string> Kinds, IReadOnlyList<ReportOfficer> Officers);

/// <param name="About">Name, agency, unit, as far as known.</param>
/// <param name="OfficerId">Whom of the officers the report is for.</param>
public sealed record SpeakUpBody(string? Kind, string? About, string? What, Guid? OfficerId)
{
    internal SubmitReport Request => new() { Kind = Kind ?? "", About = About ?? "", What = What ?? "", OfficerId = OfficerId ?? Guid.Empty };
}

public sealed record ReportCodeBody(string? Code);

public sealed record ReportAnswerBody(string? Code, string? Text);

public sealed record ReportOfficerBody(string? Code, Guid? OfficerId);
