using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Api;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Where a reporter comes back with the code, which stands in no address: it comes and goes in the body of a form.</summary>
public sealed partial class SpeakUpBackPage(ICasework casework, SpeakUpThrottle throttle, RefusalTexts texts, IStringLocalizer<AccountAnswers> answers)
{
    public const string Path = "/speak-up/back";
    private IReadOnlyList<Refusal> problems = [];
    private IReadOnlyList<ReportOfficer> others = [];
    private ReportOfReporter? report;
    private string? unsent;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    private string Code => Typed("code") ?? "";

    private string? Typed(string field) => Context.Request.HasFormContentType ? Context.Request.Form[field].ToString() : null;

    private string? Invalid(string field) => problems.Any(problem => problem.FieldId == field) ? "true" : null;

    // A form is found only if it stands on the page before anything is done: the others send themselves as the first one, with what they ask.
    private Task ActAsync() => Typed("act") switch
    {
        "answer" => ActAsync(new AnswerOfficer { Code = Code, Text = Typed("text") ?? "" }),
        "move" => ActAsync(new ChooseOfficer(Code, Guid.TryParse(Typed("officerId"), out var chosen) ? chosen : Guid.Empty)),
        _ => ActAsync(new OpenReport(Code)),
    };

    // What fails leaves the report in sight, and what was typed.
    private async Task ActAsync(IRequest<ReportOfReporter> request)
    {
        var cancel = Context.RequestAborted;
        var (outcome, wait) = await throttle.ByCodeAsync(Context, Code, () => casework.RunAsync(Actor.SpeakUp, request, cancel));
        if (outcome is not { Succeeded: true })
        {
            problems = SpeakUpPage.InWords(Context, outcome?.Refusal, wait, texts, answers, Words["Back_Wrong"]);
            unsent = Typed("text");
            if (request is OpenReport || outcome is null) return;
            (outcome, _) = await throttle.ByCodeAsync(Context, Code, () => casework.RunAsync(Actor.SpeakUp, new OpenReport(Code), cancel));
            if (outcome is not { Succeeded: true }) return;
        }

        report = outcome.Value;
        var officers = await casework.RunAsync(Actor.SpeakUp, new ListReportOfficers(), cancel);
        if (officers.Succeeded) others = [.. officers.Value.Where(officer => !report.OfficerIsThere || officer.DisplayName != report.OfficerName)];
    }
}
