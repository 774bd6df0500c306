using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Casework.StaffReports.CaseAccess;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.StaffReports.CaseAccess;

/// <summary>The officer of a report asks for sight of the case that it names, and has it here while a second officer's approval lasts.</summary>
public sealed partial class CaseAccessPart
{
    private IReadOnlyList<ReportAccessView> accesses = [];
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<CodeOption> options = [];
    private ReportedCase? opened;
    private Guid openedBy;
    private string? number;
    private string? reason;
    private string? officer;
    private bool isRunning;

    [Parameter, EditorRequired]
    public required StaffReportView Report { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var me = (await ActorAsync()).UserId;
        var answer = await AskAsync(new ListReportOfficers());
        if (answer.Succeeded) options = [.. answer.Value.Where(one => one.UserId != me && Report.Accused.All(accused => accused.UserId != one.UserId)).Select(one => new CodeOption(one.UserId.ToString(), one.DisplayName))];
        await ReadAsync();
    }

    protected override Task OnInitializedAsync() => ListenAsync(ReadAsync);

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ListReportAccesses());
        if (answer.Succeeded) accesses = [.. answer.Value.Where(one => one.IsMine && one.ReportId == Report.ReportId)];
        if (accesses.All(one => one.ReportAccessId != openedBy || one.State != "open")) opened = null;
    }

    private async Task OpenAsync(ReportAccessView access)
    {
        var answer = await RunAsync(new ShowReportedCase(access.ReportAccessId));
        if (!answer.Succeeded) return;
        (opened, openedBy) = (answer.Value, access.ReportAccessId);
        _ = CloseInTimeAsync(access.ReportAccessId, answer.Value.Until);
    }

    // The database has closed it by then; what stands on the screen goes too.
    private async Task CloseInTimeAsync(Guid which, DateTimeOffset until)
    {
        try
        {
            var left = until - Time.Now;
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, Leaving);
            if (openedBy == which) opened = null;
            await InvokeAsync(ReadAsync);
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The page was left before.
        }
    }

    private async Task EndAsync(ReportAccessView access)
    {
        await RunAsync(new EndReportAccess(access.ReportAccessId));
        await ReadAsync();
    }

    private async Task SendAsync()
    {
        var answer = await RunAsync(new AskReportAccess { ReportId = Report.ReportId, CaseNumber = number ?? "", Reason = reason ?? "", OfficerId = Guid.TryParse(officer, out var id) ? id : Guid.Empty });
        if (answer.Succeeded) (number, reason, officer) = (null, null, null);
        await ReadAsync();
    }

    private async Task<Outcome<T>> RunAsync<T>(IRequest<T> request)
    {
        isRunning = true;
        var answer = await AskAsync(request);
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => "access-" + field) : [];
        return answer;
    }
}
