using System.Globalization;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Cases.Closing;

/// <summary>Before a closed case is opened again: who is in it then, and for whoever met her again, when and where.</summary>
public sealed partial class ReopenDialog
{
    private string? reason;
    private string? municipality;
    private DateTimeOffset? metAt;

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private bool IsAgain => Case.Ending == "again";

    private CodeOption[] Municipalities =>
        [.. Jurisdiction.Municipalities.Select(m => new CodeOption(m.Code, m.Names.In(CultureInfo.CurrentUICulture.Name))).OrderBy(option => option.Label, StringComparer.CurrentCulture)];

    /// <returns>Whether the case was opened.</returns>
    public static Task<bool> AskAsync(IDialogService dialogs, CaseView about) => AskAsync<ReopenDialog>(dialogs, about);

    protected override void OnInitialized() => (municipality, metAt) = (Case.Municipality, Time.Now);

    private async Task SendAsync()
    {
        if (IsAgain && metAt is null) Refusals = [new Refusal(RefusalTexts.OfField("empty"), "ending-metAt")];
        else await SendAsync(new ReopenCase { CaseId = Case.CaseId, Reason = reason ?? "", MetAt = IsAgain ? metAt : null, Municipality = IsAgain ? municipality : null });
    }
}
