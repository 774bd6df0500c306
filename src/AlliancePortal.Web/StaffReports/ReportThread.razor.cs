using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports;

/// <summary>What reporter and officer wrote to each other, with the officer's notes; and a field for more. Under a closed report only notes.</summary>
public sealed partial class ReportThread
{
    private IReadOnlyList<Refusal> refusals = [];
    private string? to = "reporter";
    private string? text;
    private bool sending;

    [Parameter, EditorRequired]
    public required StaffReportView Report { get; set; }

    [Parameter]
    public EventCallback<StaffReportView> OnChanged { get; set; }

    private bool IsOpen => Report.State != "closed";

    private bool IsNote => to == "note" || !IsOpen;

    private IReadOnlyList<CodeOption> Readers => [new("reporter", Words["To_Reporter"], Words["To_Reporter_Help"]), new("note", Words["To_Note"], Words["To_Note_Help"])];

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(new WriteUnderReport { ReportId = Report.ReportId, Text = text ?? "", IsNote = IsNote });
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => "report-" + field) : [];
        if (!answer.Succeeded) return;
        text = null;
        await OnChanged.InvokeAsync(answer.Value);
    }
}
