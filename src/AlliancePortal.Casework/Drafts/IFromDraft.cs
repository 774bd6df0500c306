namespace AlliancePortal.Casework.Drafts;

/// <summary>
/// What is done with a form that was kept while it was typed. The draft ends in the same transaction with its key, and a draft ends once:
/// whoever sends it again is refused (<see cref="DraftRefusals.Gone"/>).
/// </summary>
public interface IFromDraft
{
    /// <summary>Null: typed without a draft, as a program does; its <c>Idempotency-Key</c> stands for it.</summary>
    Guid? DraftId { get; }
}
