using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Api;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.StaffReports;

/// <summary>
/// Where anybody reports what a colleague does. It works without script, sets no cookie and asks for no sign-in; one that the browser has is not
/// looked at (<see cref="NobodyHandler"/>), so that no token of a form is needed either: nothing is done in anybody's name.
/// </summary>
public sealed partial class SpeakUpPage(ICasework casework, SpeakUpThrottle throttle, RefusalTexts texts, IStringLocalizer<AccountAnswers> answers)
{
    private IReadOnlyList<ReportOfficer> officers = [];
    private IReadOnlyList<Refusal> problems = [];
    private string? receipt;
    private string? officer;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    /// <summary>The refusal as the summary above a plain form shows it, and the status of the answer.</summary>
    public static IReadOnlyList<Refusal> InWords(HttpContext context, Casework.Kernel.Refusal? refusal, TimeSpan? wait, RefusalTexts texts, IStringLocalizer<AccountAnswers> answers, string? hidden = null)
    {
        if (wait is { } time) context.Response.Headers.RetryAfter = AccountProblem.Seconds(time);
        context.Response.StatusCode = refusal?.Kind switch
        {
            null => StatusCodes.Status429TooManyRequests,
            // Of a page, 404 would be answered by the page that says so.
            RefusalKind.Hidden or RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };
        if (refusal is null) return [new Refusal(answers[AccountProblem.TooManyTries])];
        if (refusal.Kind == RefusalKind.Hidden && hidden is not null) return [new Refusal(hidden)];
        return refusal.Fields.Count == 0 ? [new Refusal(texts.Of(refusal))] : [.. refusal.Fields.SelectMany(field => field.Value.Select(code => new Refusal(texts.OfField(code), field.Key)))];
    }

    protected override async Task OnInitializedAsync()
    {
        var answer = await casework.RunAsync(Actor.SpeakUp, new ListReportOfficers(), Context.RequestAborted);
        if (answer.Refusal is { } refusal) problems = InWords(Context, refusal, null, texts, answers);
        else officers = answer.Value;
    }

    private string? Typed(string field) => Context.Request.HasFormContentType ? Context.Request.Form[field].ToString() : null;

    private string? Invalid(string field) => problems.Any(problem => problem.FieldId == field) ? "true" : null;

    private async Task SubmitAsync()
    {
        var request = new SubmitReport
        {
            Kind = Typed("kind") ?? "",
            About = Typed("about") ?? "",
            What = Typed("what") ?? "",
            OfficerId = Guid.TryParse(Typed("officerId"), out var chosen) ? chosen : Guid.Empty,
        };
        var (outcome, wait) = await throttle.NewAsync(Context, () => casework.RunAsync(Actor.SpeakUp, request, Context.RequestAborted));
        if (outcome is { Succeeded: true }) (receipt, officer) = (outcome.Value.Code, officers.FirstOrDefault(one => one.UserId == chosen)?.DisplayName);
        else problems = InWords(Context, outcome?.Refusal, wait, texts, answers);
    }
}
