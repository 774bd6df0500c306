using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Whom of the directory a report is about: they learn nothing of it, and none of them can be given it.</summary>
public sealed partial class AccusedPart
{
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<AccusedColleague>? found;
    private string? name;
    private bool sending;

    [Parameter, EditorRequired]
    public required StaffReportView Report { get; set; }

    [Parameter]
    public EventCallback<StaffReportView> OnChanged { get; set; }

    private bool IsOpen => Report.State != "closed";

    private IEnumerable<Guid> Ids => Report.Accused.Select(one => one.UserId);

    private async Task FindAsync()
    {
        var answer = await AskAsync(new FindColleagues(name ?? ""));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) found = answer.Value;
    }

    private async Task NameAsync(IEnumerable<Guid> ids)
    {
        sending = true;
        var answer = await AskAsync(new NameAccused { ReportId = Report.ReportId, UserIds = [.. ids] });
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) await OnChanged.InvokeAsync(answer.Value);
    }
}
