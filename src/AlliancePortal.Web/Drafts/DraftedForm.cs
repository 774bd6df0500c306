using System.Text.Json;
using System.Text.Json.Serialization;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Drafts;

/// <summary>
/// A form about a case that is kept while it is typed: found again after a lost connection, a closed tab, a new sign-in or the next day. It
/// stands around a <see cref="DraftLine"/>, and its fields are bound to <see cref="Typed"/>.
/// </summary>
/// <typeparam name="TForm">What is typed; its public properties are what a draft holds.</typeparam>
public abstract class DraftedForm<TWords, TForm> : CaseworkPage<TWords>, IDraftedForm where TForm : class
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private string fresh = "";
    private string seen = "";
    private string? thrown;

    public DraftKeeper Keeper => Drafts;

    public ThrownText Thrown { get; private set; }

    /// <summary>What stands in the form; null until the draft was looked for.</summary>
    protected TForm? Typed { get; private set; }

    [Inject]
    protected SaveState Save { get; set; } = null!;

    [Inject]
    private DraftKeeper Drafts { get; set; } = null!;

    public async Task StartAfreshAsync()
    {
        (thrown, Thrown) = (Write(), ThrownText.Draft);
        await Keeper.StartAfreshAsync(fresh);
        await ShowAsync(fresh);
    }

    public async Task TakeBackAsync()
    {
        var text = thrown!;
        Thrown = ThrownText.None;
        await ShowAsync(text);
        await Keeper.KeepUntilStoredAsync();
    }

    public async Task TakeOtherAsync()
    {
        var other = Keeper.Other!;
        (thrown, Thrown) = (Write(), ThrownText.Mine);
        Keeper.Take(other);
        await ShowAsync(other.Content);
    }

    /// <summary>Shows the form as it is without a draft, or what was typed in it before.</summary>
    /// <param name="kind">Name of the form; short, the case is added.</param>
    protected async Task BeginAsync(string kind, Guid caseId, TForm empty)
    {
        (fresh, seen) = (Write(empty), Write(empty));
        Keeper.Begin(await ActorAsync(), kind, caseId, () => ("", Write()));
        var found = await AskAsync(new FindDraft(kind, caseId));
        if (found is { Succeeded: true, Value.Draft: { } draft })
        {
            Keeper.Take(draft);
            Typed = Read(draft.Content);
            seen = Write();
        }
        else
        {
            Typed = empty;
        }

        await OnShownAsync();
    }

    /// <summary>Another text stands in the form than before: what depends on it is read anew.</summary>
    protected virtual Task OnShownAsync() => Task.CompletedTask;

    /// <summary>Before sending: stores the last word, so that the draft that is sent is what stands in the form.</summary>
    /// <returns>False when another window holds another text, which has to be looked at first.</returns>
    protected async Task<bool> KeptAsync() => await Keeper.KeepAsync(evenUnchanged: true) != Casework.Kernel.Refusal.ChangedMeanwhile;

    protected override void OnAfterRender(bool firstRender)
    {
        if (Typed is null || Write() is var now && now == seen) return;
        seen = now;
        _ = NoticeAsync();
    }

    protected override void OnLeaving() => Keeper.Leave();

    private static TForm Read(string content) => JsonSerializer.Deserialize<TForm>(content, Stored)!;

    private static string Write(TForm form) => JsonSerializer.Serialize(form, Stored);

    private string Write() => Typed is null ? fresh : Write(Typed);

    private async Task NoticeAsync()
    {
        if (!await Keeper.SettledAsync()) return;
        await Keeper.KeepUntilStoredAsync();
        if (!Leaving.IsCancellationRequested) StateHasChanged();
    }

    private async Task ShowAsync(string content)
    {
        Typed = Read(content);
        seen = Write();
        await OnShownAsync();
        StateHasChanged();
    }
}
