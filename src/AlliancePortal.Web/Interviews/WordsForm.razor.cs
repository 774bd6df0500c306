using AlliancePortal.Casework.Interviews;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>What a child said unasked: the words, the language, when. Three answers, no question is written down.</summary>
public sealed partial class WordsForm
{
    private readonly IReadOnlyList<CodeOption> languages = Labels.Options("language");
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    protected override Task OnInitializedAsync() => BeginAsync("words", CaseId, new WordsDraft { SaidAt = Time.Now });

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed) return;
        sending = true;
        var outcome = await KeptAsync()
            ? await AskAsync(new RecordSpontaneousWords { CaseId = CaseId, DraftId = Keeper.Id, Words = typed.Words ?? "", Language = typed.Language ?? "", SaidAt = typed.SaidAt ?? Time.Now })
            : null;
        sending = false;
        if (outcome is null) return;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal, field => "words-" + field) : [];
        if (!outcome.Succeeded) return;
        Keeper.Done();
        await OnDone.InvokeAsync();
    }
}
