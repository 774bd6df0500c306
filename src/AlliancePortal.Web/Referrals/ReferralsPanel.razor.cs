using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Referrals;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Referrals;

/// <summary>The referrals of a case as far as the reader may know them, and the way to a new one.</summary>
public sealed partial class ReferralsPanel
{
    private ReferralForm? form;
    private Guid? asked;

    // A row that moves when a button appears above it is pressed by mistake.
    private bool answered;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (asked == Case.CaseId) return;
        asked = Case.CaseId;
        var answer = await AskAsync(new ShowReferralForm(Case.CaseId));
        form = answer.Succeeded ? answer.Value : null;
        answered = true;
    }
}
