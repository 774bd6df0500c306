namespace AlliancePortal.Casework.Retention;

/// <summary>What is kept, by kind. How long each is kept the jurisdiction file says, and within its bounds the coordinator.</summary>
public static class RetentionCategories
{
    /// <summary>The closed case of an adult, from closure.</summary>
    public const string AdultClosed = "adult_closed";

    /// <summary>The closed case of whoever was a child when she was identified: from closure, and not before the 18th birthday.</summary>
    public const string ChildClosed = "child_closed";

    /// <summary>A case that was closed as "not a victim", from closure.</summary>
    public const string ScreenedOut = "screened_out";

    /// <summary>A record without a name of an adult who refused everything, from its opening.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>A case that came from a file, from the day of identification, and for a child not before the 18th birthday.</summary>
    public const string Imported = "imported";

    /// <summary>What was typed and not sent, from the last saving.</summary>
    public const string Drafts = "drafts";

    /// <summary>Answers kept for programs that ask again, from the answer.</summary>
    public const string KeptAnswers = "kept_answers";

    /// <summary>What a unit was told, from when it was seen.</summary>
    public const string NotificationsSeen = "notifications_seen";

    /// <summary>Proposed for erasure by two; nothing of it goes by itself.</summary>
    public static IReadOnlyList<string> ByTwo { get; } = [AdultClosed, ChildClosed, ScreenedOut, Anonymous, Imported];

    /// <summary>Goes by itself when its time is over.</summary>
    public static IReadOnlyList<string> ByItself { get; } = [Drafts, KeptAnswers, NotificationsSeen];

    /// <summary>All, in the order of the schedule.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByTwo, .. ByItself];
}
