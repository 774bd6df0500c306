using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>How to reach her, with what is safe said beside it.</summary>
public sealed partial class ContactPanel
{
    private OwnContact? editing;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Case.Sections.Contact?.Own is not { } own) return;
        if (await AskAsync(new FindDraft(ContactForm.Form, Case.CaseId)) is { Succeeded: true, Value.Draft: not null }) editing = own;
    }

    private async Task DoneAsync(bool changed)
    {
        editing = null;
        if (changed) await OnChanged.InvokeAsync();
    }

    /// <summary>Codes of what is safe, or her own words; nothing known is said as such.</summary>
    private string SafeWords(string? safe)
    {
        if (string.IsNullOrWhiteSpace(safe)) return Words["Contact_SafeUnknown"];
        var codes = safe.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return codes.All(code => CodeSets.Default.IsKnown("safe_contact", code)) ? Labels.List("safe_contact", codes) : safe;
    }
}
