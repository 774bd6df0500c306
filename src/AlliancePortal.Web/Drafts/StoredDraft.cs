using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Web.Drafts;

/// <summary>A form's draft on the server as this window knows it, and what another window did with it meanwhile.</summary>
/// <param name="owner">Whose it is, also when the sign-in has ended.</param>
/// <param name="kind">The form.</param>
/// <param name="caseId">The case that it is about; null: none yet.</param>
/// <param name="content">The form as it was begun.</param>
internal sealed class StoredDraft(ICasework casework, Actor owner, string kind, Guid? caseId, string content)
{
    private int version;

    /// <summary>Null while there is nothing to keep.</summary>
    public Guid? Id { get; private set; }

    /// <summary>What is stored, or what the form began with.</summary>
    public string Content { get; private set; } = content;

    /// <summary>When the draft was stored that stands in the form; null for a form begun now.</summary>
    public DateTimeOffset? RestoredFrom { get; private set; }

    /// <summary>What another window has stored meanwhile.</summary>
    public OpenedDraft? Other { get; private set; }

    /// <summary>Another window sent the draft or threw it away.</summary>
    public bool IsGone { get; private set; }

    public void Take(OpenedDraft draft) => (Id, version, Content, RestoredFrom, Other) = (draft.Id, draft.Version, draft.Content, draft.SavedAt, null);

    /// <summary>The next text stored stands in place of the other window's.</summary>
    public void TakeOver() => (Id, version, Other, IsGone) = (Other?.Id, Other?.Version ?? 0, null, false);

    /// <returns>Null when it is stored.</returns>
    public async Task<Refusal?> StoreAsync(string title, string text)
    {
        if (Other is not null) return Refusal.ChangedMeanwhile;
        if (IsGone) return DraftRefusals.Gone;
        var answer = await casework.RunAsync(owner, new SaveDraft { Id = Id, Kind = kind, CaseId = caseId, Title = title, Content = text, Version = version });
        if (answer.Succeeded)
        {
            (Id, version, Content) = (answer.Value.Id, answer.Value.Version, text);
            return null;
        }

        if (answer.Refusal == Refusal.ChangedMeanwhile) return await SeeOtherAsync(text);
        IsGone = answer.Refusal == Refusal.NotFound && Id is not null;
        return IsGone ? DraftRefusals.Gone : answer.Refusal;
    }

    public async Task DiscardAsync()
    {
        if (Id is { } id) await casework.RunAsync(owner, new DiscardDraft(id));
    }

    // The same text stored by another window is no conflict.
    private async Task<Refusal?> SeeOtherAsync(string text)
    {
        var other = Id is { } id
            ? await casework.RunAsync(owner, new OpenDraft(id)) is { Succeeded: true } opened ? opened.Value : null
            : caseId is { } about && await casework.RunAsync(owner, new FindDraft(kind, about)) is { Succeeded: true } found ? found.Value.Draft : null;
        if (other is null) return Refusal.ChangedMeanwhile;
        if (other.Content != text)
        {
            Other = other;
            return Refusal.ChangedMeanwhile;
        }

        (Id, version, Content) = (other.Id, other.Version, text);
        return null;
    }
}
