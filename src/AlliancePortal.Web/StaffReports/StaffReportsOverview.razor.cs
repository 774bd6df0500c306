using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.StaffReports;

/// <summary>The reports that the reader, an integrity officer, has to handle.</summary>
public sealed partial class StaffReportsOverview
{
    private IReadOnlyList<StaffReportRow>? rows;
    private IReadOnlyList<Refusal> refusals = [];
    private bool absent;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        if (!absent) await ListenAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ListStaffReports());
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        rows = answer.Succeeded ? answer.Value : [];
    }
}
