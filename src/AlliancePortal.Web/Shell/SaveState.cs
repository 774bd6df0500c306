namespace AlliancePortal.Web.Shell;

/// <summary>How far the reader's text has got. Being offline is seen by the browser alone and shown over this.</summary>
public enum SaveCondition
{
    NothingToSave,
    Saving,
    Saved,
    NotSaved,
}

/// <summary>Tells the top bar what became of the text on the open page. One per circuit.</summary>
public sealed class SaveState(TimeProvider clock)
{
    public event Action? Changed;

    public SaveCondition Condition { get; private set; }

    /// <summary>When the text was last stored; null before the first time.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public void Saving() => Set(SaveCondition.Saving, SavedAt);

    public void Saved() => Set(SaveCondition.Saved, clock.GetUtcNow());

    /// <summary>Storing failed; the text is still on the page.</summary>
    public void NotSaved() => Set(SaveCondition.NotSaved, SavedAt);

    /// <summary>The page with the text was left or sent.</summary>
    public void Nothing() => Set(SaveCondition.NothingToSave, null);

    private void Set(SaveCondition condition, DateTimeOffset? savedAt)
    {
        (Condition, SavedAt) = (condition, savedAt);
        Changed?.Invoke();
    }
}
