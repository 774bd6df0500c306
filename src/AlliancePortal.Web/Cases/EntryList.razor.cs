using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>The dated entries of a section, newest first; adding one, and striking one's own out with the reason.</summary>
public sealed partial class EntryList
{
    private bool adding;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Key of the section.</summary>
    [Parameter, EditorRequired]
    public string Section { get; set; } = "";

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private IReadOnlyList<EntryLine> Entries => SectionTabs.Entries(Case.Sections, Section);

    private IReadOnlyList<string> Kinds => Case.MayAdd.TryGetValue(Section, out var kinds) ? kinds : [];

    private string AddWord => Kinds is ["correction"] ? "Entries_Correct" : "Entries_Add";

    private bool IsWholeSection => Section is not ("identity" or "contact" or "exploitation");

    protected override async Task OnInitializedAsync()
    {
        // Whoever opened the form meanwhile keeps it.
        if (Kinds.Count > 0 && await AskAsync(new FindDraft(EntryForm.FormOf(Section), Case.CaseId)) is { Succeeded: true, Value.Draft: not null }) adding = true;
    }

    private async Task DoneAsync(bool added)
    {
        adding = false;
        if (added) await OnChanged.InvokeAsync();
    }

    private async Task StrikeOutAsync(EntryLine entry)
    {
        refusals = [];
        var reason = await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["Strike_Title"], Words["Strike_What"], [Words["Strike_ShownTo"]], Words["Entry_Strike"], EndangersSomebody: true));
        if (reason is null) return;
        var answer = await AskAsync(new StrikeOutEntry(entry.EntryId, reason));
        if (answer.Refusal is { } refusal) refusals = InWords(refusal);
        await OnChanged.InvokeAsync();
    }
}
