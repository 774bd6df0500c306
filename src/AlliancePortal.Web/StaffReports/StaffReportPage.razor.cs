using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.StaffReports;

/// <summary>One report for its officer: what was told, what was written, whom it is about, how it ends.</summary>
public sealed partial class StaffReportPage
{
    private StaffReportView? report;
    private IReadOnlyList<Refusal> refusals = [];
    private bool absent;
    private bool handedOver;

    [Parameter]
    public Guid Id { get; set; }

    private bool IsOpen => report!.State != "closed";

    protected override Task OnInitializedAsync() => ListenAsync(ReadAsync);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ShowStaffReport(Id));
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (answer.Succeeded) report = answer.Value;
    }

    private void Take(StaffReportView changed) => report = changed;
}
