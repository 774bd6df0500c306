using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports.CaseAccess;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.StaffReports.CaseAccess;

/// <summary>What another officer asks the reader to approve, and what the reader has approved and is open; nothing stands there while there is none.</summary>
public sealed partial class WaitingCaseAccesses
{
    private IReadOnlyList<ReportAccessView> waiting = [];
    private IReadOnlyList<Refusal> refusals = [];
    private bool isRunning;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        await ListenAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ListReportAccesses());
        if (answer.Succeeded) waiting = [.. answer.Value.Where(one => one is { IsMine: false, State: "waiting" or "open" })];
    }

    private async Task RunAsync(IRequest<ReportAccessAsked> decision)
    {
        isRunning = true;
        var answer = await AskAsync(decision);
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await ReadAsync();
    }
}
