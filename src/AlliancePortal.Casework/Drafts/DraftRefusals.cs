using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Drafts;

/// <summary>Why a draft is not kept, or what was typed in it not done.</summary>
public static class DraftRefusals
{
    /// <summary>One person keeps at most 100 drafts.</summary>
    public static Refusal TooMany { get; } = new("too_many_drafts");

    /// <summary>The draft was sent or thrown away before: by a second press, another window, or a try whose answer was lost. Nothing is done twice.</summary>
    public static Refusal Gone { get; } = new("draft_gone");
}
