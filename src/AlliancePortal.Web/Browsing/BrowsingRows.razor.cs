using AlliancePortal.Casework.Browsing;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Browsing;

/// <summary>When, who, by which rule, how many; and what the reviewer found.</summary>
public sealed partial class BrowsingRows
{
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<BrowsingAlertView> Items { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private async Task LookAsync(BrowsingAlertView alert)
    {
        if (await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["Look"], Words["Look_Text", alert.DisplayName], [Words["Look_Shown"]], Words["Look"])) is not { } note) return;
        var answer = await AskAsync(new LookAtBrowsing { AlertId = alert.AlertId, Note = note });
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await OnChanged.InvokeAsync();
    }
}
