using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Gives a report to another officer, whom it is not about.</summary>
public sealed partial class HandOverPart
{
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<CodeOption> options = [];
    private string? officer;
    private bool sending;

    [Parameter, EditorRequired]
    public required StaffReportView Report { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var me = (await ActorAsync()).UserId;
        var answer = await AskAsync(new ListReportOfficers());
        if (answer.Succeeded) options = [.. answer.Value.Where(one => one.UserId != me && Report.Accused.All(accused => accused.UserId != one.UserId)).Select(one => new CodeOption(one.UserId.ToString(), one.DisplayName))];
    }

    private async Task SendAsync()
    {
        if (sending) return;
        refusals = officer is null ? [new Refusal(RefusalTexts.OfField("empty"), "hand-over-officerId")] : [];
        if (refusals.Count > 0) return;
        sending = true;
        var answer = await AskAsync(new HandOverReport(Report.ReportId, Guid.Parse(officer!)));
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) await OnDone.InvokeAsync();
    }
}
