using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>Writes one dated entry; what is typed stays until it is stored.</summary>
public sealed partial class EntryForm
{
    private string? kind;
    private string? text;
    private DateTimeOffset? happenedAt;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter, EditorRequired]
    public string Section { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Kinds of entry that the reader may add here.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Kinds { get; set; } = [];

    /// <summary>Whether the case is to be read again; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    protected override void OnInitialized() => kind = Kinds.FirstOrDefault();

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        Save.Saving();
        var answer = await AskAsync(new AddCaseEntry { CaseId = Case.CaseId, Section = Section, Kind = kind ?? "", Text = text ?? "", HappenedAt = happenedAt });
        sending = false;
        if (answer.Refusal is { } refusal)
        {
            Save.NotSaved();
            refusals = InWords(refusal, field => field == "happenedAt" ? "entry-when" : "entry-" + field);
            if (refusal.Kind == RefusalKind.Hidden) await OnDone.InvokeAsync(true);
            return;
        }

        Save.Saved();
        await OnDone.InvokeAsync(true);
    }
}
