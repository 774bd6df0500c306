using System.Globalization;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>One rating of risk: the agency's own, or the joint one.</summary>
public sealed partial class RiskForm
{
    private string? level;
    private bool urgent;
    private string? grounds;
    private string? review;
    private string? reviewError;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Proposes or agrees to the joint rating, instead of giving the agency's own.</summary>
    [Parameter, EditorRequired]
    public bool Joint { get; set; }

    /// <summary>The level that another agency proposed.</summary>
    [Parameter]
    public string? Level { get; set; }

    /// <summary>False while the agency owes its first rating: the form is all there is.</summary>
    [Parameter]
    public bool MayStepBack { get; set; } = true;

    /// <summary>Whether a rating was given; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    protected override void OnInitialized() => level = Level;

    private async Task SendAsync()
    {
        if (sending) return;
        DateOnly? day = DateOnly.TryParseExact(review, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        reviewError = review is not null && day is null ? Words["Risk_Review_Help"].Value : null;
        if (reviewError is not null)
        {
            refusals = [new Refusal(reviewError, "risk-reviewOn")];
            return;
        }

        sending = true;
        Save.Saving();
        IRequest<RiskRated> request = Joint
            ? new AgreeRisk { CaseId = CaseId, Level = level ?? "", UrgentMedical = urgent, ReviewOn = day, Grounds = grounds }
            : new RateRisk { CaseId = CaseId, Level = level ?? "", UrgentMedical = urgent, ReviewOn = day, Grounds = grounds };
        var answer = await AskAsync(request);
        sending = false;
        if (answer.Refusal is { } refusal)
        {
            Save.NotSaved();
            refusals = InWords(refusal, field => "risk-" + field);
            if (refusal.Kind == RefusalKind.Hidden) await OnDone.InvokeAsync(true);
            return;
        }

        Save.Saved();
        await OnDone.InvokeAsync(true);
    }
}
