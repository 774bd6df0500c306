using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Retention;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Retention;

/// <summary>How long records are kept; for supervisors first what of their units is over its time.</summary>
public sealed partial class RetentionPage
{
    private IReadOnlyList<RetentionPeriod>? schedule;
    private RetentionDuePage? due;
    private IReadOnlyList<Refusal> refusals = [];
    private bool absent;

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ShowRetention());
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        // Coordinator and administrator read no case.
        var own = await AskAsync(new ListRetentionDue());
        due = own.Succeeded ? own.Value : null;
        schedule = answer.Value;
    }

    private void Take(IReadOnlyList<RetentionPeriod> changed) => schedule = changed;
}
