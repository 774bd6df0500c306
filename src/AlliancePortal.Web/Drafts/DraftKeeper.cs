using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shell;

namespace AlliancePortal.Web.Drafts;

/// <summary>
/// Keeps what is typed into one form as a sealed draft on the server, a moment after each change, in its owner's name even when the sign-in
/// ends meanwhile. One per open form; used on the page's own thread.
/// </summary>
public sealed class DraftKeeper(ICasework casework, SaveState save, LastWords lastWords, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim keeping = new(1, 1);
    private Func<string, StoredDraft> begin = null!;
    private Func<(string Title, string Content)>? read;
    private StoredDraft? draft;
    private int changes;
    private bool ended;

    /// <summary>Null while there is nothing to keep.</summary>
    public Guid? Id => draft?.Id;

    /// <summary>When the draft was stored that stands in the form; null for a form begun now.</summary>
    public DateTimeOffset? RestoredFrom => draft?.RestoredFrom;

    /// <summary>What another window has stored meanwhile; nothing is kept until somebody chooses.</summary>
    public OpenedDraft? Other => draft?.Other;

    /// <summary>Another window sent the draft or threw it away; what stands in the form is on this page only.</summary>
    public bool IsGone => draft?.IsGone == true;

    /// <summary>Begins to keep a form.</summary>
    /// <param name="about">The case that it is about; null: none yet.</param>
    /// <param name="write">The form as it stands: how its owner will know it, and its content.</param>
    public void Begin(Actor actor, string form, Guid? about, Func<(string Title, string Content)> write)
    {
        read = write;
        begin = content => new StoredDraft(casework, actor, form, about, content);
        (draft, ended) = (begin(write().Content), false);
        lastWords.Add(this);
        save.Nothing();
    }

    /// <summary>The draft stands in the form from now on.</summary>
    public void Take(OpenedDraft opened)
    {
        draft!.Take(opened);
        changes++;
    }

    /// <summary>Waits until nobody has typed for a moment.</summary>
    /// <returns>False: something was typed since, and its own waiting goes on.</returns>
    public async Task<bool> SettledAsync()
    {
        var change = ++changes;
        save.Saving();
        await Task.Delay(Pause, clock);
        return change == changes && !ended;
    }

    /// <summary>Keeps the form; while the database cannot be reached, again and again until it is or something is typed.</summary>
    public async Task<Refusal?> KeepUntilStoredAsync()
    {
        var change = changes;
        Refusal? refusal;
        while ((refusal = await KeepAsync()) == Refusal.Unavailable && change == changes && !ended) await Task.Delay(Again, clock);
        return refusal;
    }

    /// <summary>Stores what stands in the form now; nothing when that is stored already.</summary>
    /// <param name="evenUnchanged">Also a form in which nothing was typed.</param>
    /// <returns>Null when it is stored.</returns>
    public async Task<Refusal?> KeepAsync(bool evenUnchanged = false)
    {
        await keeping.WaitAsync();
        try
        {
            if (ended) return null;
            if (Other is not null) return Refusal.ChangedMeanwhile;
            var (title, content) = read!();
            if (content == draft!.Content && (Id is not null || !evenUnchanged))
            {
                if (save.Condition == SaveCondition.Saving) Settle();
                return null;
            }

            if (!IsGone) save.Saving();
            var refusal = await draft.StoreAsync(title, content);
            if (refusal is null) save.Saved();
            else save.NotSaved();
            return refusal;
        }
        finally
        {
            keeping.Release();
        }
    }

    /// <summary>What stands in the form is kept, and the other window's text with it is gone.</summary>
    public Task<Refusal?> KeepMineAsync()
    {
        draft!.TakeOver();
        return KeepAsync(evenUnchanged: true);
    }

    /// <summary>Throws the draft away; the form is as if begun now.</summary>
    /// <param name="fresh">Its content then.</param>
    public async Task StartAfreshAsync(string fresh)
    {
        await draft!.DiscardAsync();
        draft = begin(fresh);
        changes++;
        save.Nothing();
    }

    /// <summary>What the form is for is done; the draft ended with it.</summary>
    public void Done()
    {
        ended = true;
        lastWords.Remove(this);
        save.Nothing();
    }

    /// <summary>The page is left: what is not stored yet is stored behind it.</summary>
    public void Leave()
    {
        lastWords.Remove(this);
        if (read is not null && !ended) _ = KeepAsync();
    }

    private void Settle()
    {
        if (Id is null) save.Nothing();
        else save.Saved();
    }
}
