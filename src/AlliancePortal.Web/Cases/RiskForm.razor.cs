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

    /// <summary>Name of the form: the agency's own rating, or the joint one.</summary>
    public static string FormOf(bool joint) => joint ? "risk.joint" : "risk.own";

    protected override Task OnInitializedAsync() => BeginAsync(FormOf(Joint), CaseId, new RiskDraft { Level = Level });

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        DateOnly? day = DateOnly.TryParseExact(typed.Review, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        reviewError = typed.Review is not null && day is null ? Words["Risk_Review_Help"].Value : null;
        if (reviewError is not null)
        {
            refusals = [new Refusal(reviewError, "risk-reviewOn")];
            return;
        }

        sending = true;
        if (!await KeptAsync())
        {
            sending = false;
            return;
        }

        IRequest<RiskRated> request = Joint
            ? new AgreeRisk { CaseId = CaseId, DraftId = Keeper.Id, Level = typed.Level ?? "", UrgentMedical = typed.Urgent, ReviewOn = day, Grounds = typed.Grounds }
            : new RateRisk { CaseId = CaseId, DraftId = Keeper.Id, Level = typed.Level ?? "", UrgentMedical = typed.Urgent, ReviewOn = day, Grounds = typed.Grounds };
        var answer = await AskAsync(request);
        sending = false;
        if (answer.Refusal is { } refusal)
        {
            refusals = InWords(refusal, field => "risk-" + field);
            if (refusal.Kind == RefusalKind.Hidden) await OnDone.InvokeAsync(true);
            return;
        }

        Keeper.Done();
        await OnDone.InvokeAsync(true);
    }
}
