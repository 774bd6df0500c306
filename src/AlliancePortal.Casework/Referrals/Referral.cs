using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Referrals;

/// <summary>A request to another agency's queue. It carries sections on a basis, and opens them only when it is accepted.</summary>
public sealed class Referral : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>One of the kinds of <c>api.md</c>: <c>shelter</c>, <c>counselling</c> …</summary>
    public required string Kind { get; init; }

    public Guid ToAgencyId { get; init; }

    public Guid ToUnitId { get; init; }

    /// <summary><c>immediate</c>, <c>urgent</c>, <c>routine</c>.</summary>
    public required string Urgency { get; init; }

    public required string Basis { get; init; }

    public Guid? ConsentId { get; init; }

    /// <summary>Mask of the sections that accepting opens.</summary>
    public int Sections { get; init; }

    /// <summary>Those of <see cref="Sections"/> that open as minimal fields and room for own entries only, because the sender reads no more.</summary>
    public int MinimalSections { get; init; }

    /// <summary>Mask of the sections that the receiver may look at to decide.</summary>
    public int NeededToDecide { get; init; }

    /// <summary>Sealed text.</summary>
    public byte[]? Reason { get; init; }

    /// <summary><c>sent</c>, <c>claimed</c>, <c>accepted</c>, <c>declined</c>, <c>completed</c>, <c>withdrawn</c>.</summary>
    public string State { get; init; } = ReferralStates.Sent;

    public DateTimeOffset DueAt { get; init; }

    public Guid? ClaimedBy { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Code of the set <c>referral_decline_reason</c> or <c>referral_withdrawal_reason</c>. <c>consent_withdrawn</c> on one still accepted: only the safety minimum is left.</summary>
    public string? EndCode { get; init; }

    /// <summary>Why it was declined or withdrawn, or what came of it, in the words of whoever did; sealed.</summary>
    public byte[]? EndReason { get; init; }

    /// <summary>Code of what came of it.</summary>
    public string? Outcome { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Referral>
    {
        public void Configure(EntityTypeBuilder<Referral> table)
        {
            table.ToTable("referrals", t => t.HasCheckConstraint("ck_referrals_basis",
                "basis in ('consent', 'best_interests', 'legal_duty', 'vital_interests', 'court_order') and (basis <> 'consent' or consent_id is not null)"));
            table.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        }
    }
}

/// <summary>The states of a referral, as codes.</summary>
public static class ReferralStates
{
    public const string Sent = "sent";
    public const string Claimed = "claimed";
    public const string Accepted = "accepted";
    public const string Declined = "declined";
    public const string Completed = "completed";
    public const string Withdrawn = "withdrawn";
}

/// <summary>A row in a unit's box of incoming or outgoing referrals, written by the database: the envelope, and the case once it may be known.</summary>
public sealed class ReferralBoxRow
{
    public Guid UnitId { get; init; }

    public Guid ReferralId { get; init; }

    /// <summary><c>incoming</c> or <c>outgoing</c>.</summary>
    public required string Box { get; init; }

    public Guid AgencyId { get; init; }

    /// <summary>Null for the receiver until it is claimed.</summary>
    public Guid? CaseId { get; init; }

    public required string Kind { get; init; }

    public Guid FromAgencyId { get; init; }

    public Guid ToAgencyId { get; init; }

    public Guid ToUnitId { get; init; }

    public required string State { get; init; }

    /// <summary>Sent, claimed or accepted and not ended.</summary>
    public bool IsOpen { get; init; }

    public required string Urgency { get; init; }

    public bool IsChild { get; init; }

    public required string Sex { get; init; }

    public string[] Languages { get; init; } = [];

    public required string Municipality { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public Guid? ClaimedBy { get; init; }

    public int Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReferralBoxRow>
    {
        public void Configure(EntityTypeBuilder<ReferralBoxRow> table)
        {
            table.ToTable("referral_box");
            table.HasKey(r => new { r.UnitId, r.Box, r.ReferralId });
            table.HasIndex(r => new { r.UnitId, r.Box, r.IsOpen, r.DueAt });
            table.HasIndex(r => new { r.UnitId, r.Box, r.State, r.SentAt, r.DueAt }).HasFilter("is_open");
            table.HasIndex(r => r.ReferralId);
        }
    }
}
