using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Security;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Security;

/// <summary>How the portal's own defences stand: the database's rules, sign-in, the audit; for administrators.</summary>
public sealed partial class SecurityPage
{
    private StandingRules? rules;
    private AuditState? audit;
    private SignInSummary? accounts;
    private SignInCounts? signIns;
    private IReadOnlyList<Refusal> refusals = [];
    private bool absent;

    [Inject]
    private AccountStates AccountStates { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var standing = await AskAsync(new ShowStandingRules());
        absent = standing.Refusal?.Kind == RefusalKind.Hidden;
        var state = await AskAsync(new ShowAudit());
        var counted = await AskAsync(new CountSignIns());
        refusals = (standing.Refusal ?? state.Refusal ?? counted.Refusal) is { } refusal && !absent ? InWords(refusal) : [];
        if (!standing.Succeeded || !state.Succeeded || !counted.Succeeded) return;
        (rules, audit, signIns) = (standing.Value, state.Value, counted.Value);
        accounts = await AccountStates.SummaryAsync(Leaving);
    }
}
