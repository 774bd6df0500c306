using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>Writes one dated entry; what is typed stays until it is stored.</summary>
public sealed partial class EntryForm
{
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

    /// <summary>Name of the form that writes in a section.</summary>
    public static string FormOf(string section) => "entry." + section;

    protected override Task OnInitializedAsync() => BeginAsync(FormOf(Section), Case.CaseId, new EntryDraft { Kind = Kinds.FirstOrDefault() });

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        sending = true;
        var answer = await KeptAsync()
            ? await AskAsync(new AddCaseEntry { CaseId = Case.CaseId, DraftId = Keeper.Id, Section = Section, Kind = typed.Kind ?? "", Text = typed.Text ?? "", HappenedAt = typed.HappenedAt })
            : null;
        sending = false;
        if (answer is null) return;
        if (answer.Refusal is { } refusal)
        {
            refusals = InWords(refusal, field => field == "happenedAt" ? "entry-when" : "entry-" + field);
            if (refusal.Kind == RefusalKind.Hidden) await OnDone.InvokeAsync(true);
            return;
        }

        Keeper.Done();
        await OnDone.InvokeAsync(true);
    }
}
