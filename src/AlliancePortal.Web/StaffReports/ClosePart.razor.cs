using System.Globalization;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Misconduct;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Ends a report; what is founded goes into the misconduct register in the same act.</summary>
public sealed partial class ClosePart
{
    private IReadOnlyList<Refusal> refusals = [];
    private string? outcome;
    private string? name;
    private string? agency;
    private string? kind;
    private string? day;
    private string? measure;
    private string? text;
    private bool sending;

    [Parameter, EditorRequired]
    public required StaffReportView Report { get; set; }

    [Parameter]
    public EventCallback<StaffReportView> OnChanged { get; set; }

    private IReadOnlyList<CodeOption> Outcomes => [.. ReportKinds.Outcomes.Select(one => new CodeOption(one, Shared["Outcome_" + one]))];

    private IReadOnlyList<CodeOption> Kinds => [.. ReportKinds.All.Select(one => new CodeOption(one, Shared["Kind_" + one]))];

    protected override void OnInitialized()
    {
        if (Report.Accused is [var one]) (name, agency) = (one.DisplayName, one.AgencyName);
    }

    private async Task SendAsync()
    {
        if (sending) return;
        DateOnly? on = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        var founded = outcome == ReportKinds.Founded;
        refusals = founded && on is null ? [new Refusal(Words["Finding_On_Whole"], "close-finding.foundOn")] : [];
        if (refusals.Count > 0) return;

        sending = true;
        var finding = founded ? new MisconductFinding { Name = name ?? "", Agency = agency ?? "", Kind = kind ?? Report.Account?.Kind ?? "", FoundOn = on!.Value, Measure = measure ?? "" } : null;
        var answer = await AskAsync(new CloseReport { ReportId = Report.ReportId, Outcome = outcome ?? "", Text = text ?? "", Finding = finding });
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => "close-" + field) : [];
        if (answer.Succeeded) await OnChanged.InvokeAsync(answer.Value);
    }
}
