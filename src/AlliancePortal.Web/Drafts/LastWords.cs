using Microsoft.JSInterop;

namespace AlliancePortal.Web.Drafts;

/// <summary>The kept forms on the open page. Before the end of a sign-in closes the page they are stored once more, as their owner's. One per circuit.</summary>
public sealed class LastWords(IJSRuntime script)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BrowserPatience = TimeSpan.FromSeconds(2);
    private readonly HashSet<DraftKeeper> open = [];

    /// <summary>Runs something on the page's own thread; null until the page stands.</summary>
    public Func<Func<Task>, Task>? Page { get; set; }

    public void Add(DraftKeeper keeper) => open.Add(keeper);

    public void Remove(DraftKeeper keeper) => open.Remove(keeper);

    /// <summary>Stores what stands in the forms, also what was typed in the last moment. Returns after five seconds in any case: a sign-in that has ended must end.</summary>
    public async Task KeepAsync()
    {
        if (Page is not { } page || open.Count == 0) return;
        await Task.WhenAny(page(KeepAllAsync), Task.Delay(Patience));
    }

    private async Task KeepAllAsync()
    {
        await Task.WhenAny(SettleAsync(), Task.Delay(BrowserPatience));
        foreach (var keeper in open.ToList()) await keeper.KeepAsync();
    }

    /// <summary>Lets the browser hand over what is typed in a field that was not left yet.</summary>
    private async Task SettleAsync()
    {
        try
        {
            await using var typing = await script.InvokeAsync<IJSObjectReference>("import", "/js/typing.js");
            await typing.InvokeVoidAsync("settle");
        }
        catch (Exception lost) when (lost is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // The browser is gone; what it had sent before is kept all the same.
        }
    }
}
