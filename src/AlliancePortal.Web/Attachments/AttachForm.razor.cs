using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Attachments;

/// <summary>Attaches one file with a few words on what it is. Whatever is refused, the words and the chosen file stay.</summary>
public sealed partial class AttachForm : IAsyncDisposable
{
    private const string Script = "/js/attach.js";

    // Twenty megabytes through a telephone at the edge of its reach.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private ElementReference form;
    private IJSObjectReference? browser;
    private bool sending;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Key of the section.</summary>
    [Parameter, EditorRequired]
    public string Section { get; set; } = "";

    /// <summary>Whether the case is to be read again; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    [Inject]
    private IJSRuntime Scripts { get; set; } = null!;

    private static int MostMegabytes => AttachmentLimits.FileBytes / (1024 * 1024);

    private bool IsConfidential => Case.Confidential.Contains(Section);

    /// <summary>Name of the form that attaches to a section.</summary>
    public static string FormOf(string section) => "attach." + section;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (browser is not null) await browser.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }

    protected override Task OnInitializedAsync() => BeginAsync(FormOf(Section), Case.CaseId, new AttachmentDraft());

    private async Task SendAsync()
    {
        if (sending || Typed is not { } typed || !await KeptAsync()) return;
        (sending, refusals) = (true, []);
        StateHasChanged();
        var fields = new Dictionary<string, string> { ["section"] = Section, ["description"] = typed.Description ?? "", ["forOthers"] = typed.ForOthers ? "true" : "false", ["draftId"] = $"{Keeper.Id}" };
        browser ??= await Scripts.InvokeAsync<IJSObjectReference>("import", Leaving, Script);
        var answer = await browser.InvokeAsync<UploadAnswer>("send", Patience, form, $"/api/v1/cases/{Case.CaseId}/attachments", fields, AttachmentLimits.FileBytes);
        sending = false;
        if (answer.Status == StatusCodes.Status201Created) Keeper.Done();
        if (answer.Status is StatusCodes.Status201Created or StatusCodes.Status404NotFound) await OnDone.InvokeAsync(true);
        else refusals = Refused(answer);
    }

    private IReadOnlyList<Refusal> Refused(UploadAnswer answer) => answer switch
    {
        { Code: "stopped" } => [],
        { Code: "no_file" } => [new Refusal(Words["NoFile"], "attach-file")],
        { Code: "too_large" } => [new Refusal(RefusalTexts.OfField("file_too_large"), "attach-file")],
        { Errors: { } errors } => [.. errors.SelectMany(field => field.Value.Select(sentence => new Refusal(sentence, "attach-" + field.Key)))],
        { Detail: { } sentence } => [new Refusal(sentence)],
        _ => [new Refusal(Words["Broken"])],
    };

    private async Task StepBackAsync()
    {
        if (sending && browser is not null) await browser.InvokeVoidAsync("stop", Leaving);
        else await OnDone.InvokeAsync(false);
    }
}
