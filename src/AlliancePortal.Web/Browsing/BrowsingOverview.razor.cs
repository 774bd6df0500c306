using AlliancePortal.Casework.Browsing;
using AlliancePortal.Casework.Kernel;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Browsing;

/// <summary>What was noticed about the opening of records, for those who look at it; its rules, which the coordinator sets.</summary>
public sealed partial class BrowsingOverview
{
    private IReadOnlyList<BrowsingAlertView>? alerts;
    private IReadOnlyList<DecoyView>? decoys;
    private IReadOnlyList<BrowsingRuleView>? rules;
    private IReadOnlyList<Refusal> refusals = [];
    private bool absent;

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        if (!absent) await ListenAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ShowBrowsingRules());
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        // The coordinator reads figures and no people.
        if (!answer.Value.Any(rule => rule.MaySet))
        {
            var noticed = await AskAsync(new ListBrowsingAlerts());
            refusals = noticed.Refusal is { } no ? InWords(no) : [];
            if (!noticed.Succeeded) return;
            alerts = noticed.Value;
            // Administrators, the last to turn to, lay out none.
            var laid = await AskAsync(new ListDecoys());
            decoys = laid.Succeeded ? laid.Value : null;
        }

        rules = answer.Value;
    }

    private void Take(IReadOnlyList<BrowsingRuleView> changed) => rules = changed;
}
