namespace AlliancePortal.Casework.BreakGlass;

/// <summary>One emergency access as its person, or who answers for the case, may know it.</summary>
public sealed record BreakGlassView
{
    public required Guid BreakGlassId { get; init; }

    public required string CaseNumber { get; init; }

    /// <summary>Where the reader can open it: for who asked only while it lasts, since it would tell that there is such a case; for who answers, from inside the case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>For the audit.</summary>
    internal Guid? AboutCaseId { get; init; }

    /// <summary><c>waiting</c>, <c>lapsed</c> (nobody answered), <c>refused</c>, <c>open</c>, <c>ended</c>.</summary>
    public required string State { get; init; }

    public required bool IsMine { get; init; }

    /// <summary>Who asked.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Code of the role.</summary>
    public required string Role { get; init; }

    public required string AgencyName { get; init; }

    public required bool LifeAtRisk { get; init; }

    /// <summary>Null when the person's key was destroyed.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Until when it is to be decided, or reviewed.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it ends, or ended.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The second person; never told to the one who asked, since it would tell who is in the case.</summary>
    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Approved, or found proper.</summary>
    public bool? Agreed { get; init; }

    public string? Answer { get; init; }

    public required bool MayDecide { get; init; }

    public required bool MayReview { get; init; }

    public required bool MayEnd { get; init; }

    /// <summary>Nobody has answered in time.</summary>
    public required bool Overdue { get; init; }
}
