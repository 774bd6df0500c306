using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Intake;

namespace AlliancePortal.Casework.Referrals;

/// <summary>A referral in a box: before it is claimed this envelope is all that the receiver has.</summary>
public record ReferralItem
{
    public required Guid ReferralId { get; init; }

    /// <summary>Null for the receiver until it is claimed, and again when it was declined or withdrawn.</summary>
    public Guid? CaseId { get; init; }

    public required string Kind { get; init; }

    public required AgencyInCase From { get; init; }

    public required AgencyInCase To { get; init; }

    public required string State { get; init; }

    public required string Urgency { get; init; }

    public required bool IsChild { get; init; }

    public required string Sex { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required string Municipality { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Nobody has decided in time.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Who of the reader's agency has claimed it.</summary>
    public string? ClaimedBy { get; init; }
}

/// <summary>A referral as its reader may see it.</summary>
public sealed record ReferralView : ReferralItem
{
    /// <summary><c>incoming</c>, <c>outgoing</c>, or <c>other</c> for whoever watches over the case.</summary>
    public required string Box { get; init; }

    public string? CaseNumber { get; init; }

    /// <summary>The unit that receives it.</summary>
    public required string ToUnit { get; init; }

    /// <summary>Whom to ring on the other side.</summary>
    public DutyContact? Ring { get; init; }

    /// <summary>Keys of the sections that accepting opens in full.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Keys of those that it opens as minimal fields.</summary>
    public IReadOnlyList<string> MinimalSections { get; init; } = [];

    /// <summary>Keys of the sections that can be looked at to decide.</summary>
    public IReadOnlyList<string> NeededToDecide { get; init; } = [];

    public string? Basis { get; init; }

    public Guid? ConsentId { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it was declined or withdrawn.</summary>
    public string? EndCode { get; init; }

    /// <summary>The same, or what came of it, in words.</summary>
    public string? EndReason { get; init; }

    public string? Outcome { get; init; }

    /// <summary>She has withdrawn her consent and still lives there: only what keeps her safe is open.</summary>
    public bool SafetyMinimumOnly { get; init; }

    /// <summary>What the reader can do now: <c>claim</c>, <c>accept</c>, <c>decline</c>, <c>complete</c>, <c>withdraw</c>.</summary>
    public required IReadOnlyList<string> May { get; init; }

    public int Version { get; init; }
}
