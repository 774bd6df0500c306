using AlliancePortal.Casework.Interviews;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Interviews;

/// <summary>What a child said unasked: the words, the language, when. Three answers, no question is written down.</summary>
public sealed partial class WordsForm
{
    private readonly IReadOnlyList<CodeOption> languages = Labels.Options("language");
    private string? words;
    private string? language;
    private DateTimeOffset? saidAt;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    protected override void OnInitialized() => saidAt = Time.Now;

    private async Task SendAsync()
    {
        if (sending) return;
        sending = true;
        var outcome = await AskAsync(new RecordSpontaneousWords { CaseId = CaseId, Words = words ?? "", Language = language ?? "", SaidAt = saidAt ?? Time.Now });
        sending = false;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal, field => "words-" + field) : [];
        if (outcome.Succeeded) await OnDone.InvokeAsync();
    }
}
