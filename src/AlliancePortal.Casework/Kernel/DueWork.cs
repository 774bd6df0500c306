using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Kernel;

/// <summary>Something that the portal's clock has to do at a time. Only the clock sees these rows.</summary>
public sealed class DueWork
{
    /// <summary>A step of the ladder while a Centre has not answered for a child.</summary>
    public const string GuardianshipLadder = "guardianship_ladder";

    /// <summary>A referral that should have been answered.</summary>
    public const string ReferralOverdue = "referral_overdue";

    /// <summary>A child comes of age; the subject is the case.</summary>
    public const string EighteenthBirthday = "eighteenth_birthday";

    /// <summary>Thirty days later: what her guardian agreed to holds no more; the subject is the case.</summary>
    public const string GuardianConsentsLapse = "guardian_consents_lapse";

    /// <summary>The day after the last on which a consent holds.</summary>
    public const string ConsentEnds = "consent_ends";

    /// <summary>A person was erased: a key goes from the keyring; the subject is the key's.</summary>
    public const string DestroyKey = "destroy_key";

    /// <summary>Emergency access ends: open pages look again. Safety does not wait for it, the policy reads the time itself.</summary>
    public const string BreakGlassEnds = "break_glass_ends";

    /// <summary>Nobody has answered an emergency access in time.</summary>
    public const string BreakGlassUnanswered = "break_glass_unanswered";

    /// <summary>Her advocate should have checked non-punishment; the subject is the charge.</summary>
    public const string NonPunishmentCheck = "non_punishment_check";

    public Guid Id { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>One of the constants above.</summary>
    public required string Kind { get; init; }

    public Guid SubjectId { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DueWork>
    {
        public void Configure(EntityTypeBuilder<DueWork> table)
        {
            table.ToTable("due_work");
            table.HasIndex(w => w.DueAt).HasFilter("done_at is null");
            table.HasIndex(w => w.SubjectId);
        }
    }
}

/// <summary>A contentless word to the nodes that something waits for a unit.</summary>
public sealed class WakeUp
{
    public long Id { get; init; }

    public Guid UnitId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The subject of a key that was destroyed, which every node drops; null: something waits for a unit.</summary>
    public Guid? Forgotten { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WakeUp>
    {
        public void Configure(EntityTypeBuilder<WakeUp> table)
        {
            table.ToTable("wake_ups");
            table.Property(w => w.Id).UseIdentityAlwaysColumn();
            table.HasIndex(w => w.At);
        }
    }
}

/// <summary>A request that came with an <c>Idempotency-Key</c>: the same key and body get the same answer as long as the schedule keeps it.</summary>
public sealed class IdempotentAnswer
{
    public const int LongestKey = 100;

    public Guid UserId { get; init; }

    public required string Key { get; init; }

    public required byte[] RequestHash { get; init; }

    public Guid SubjectId { get; init; }

    /// <summary>The sealed answer; empty while the request runs.</summary>
    public required byte[] Answer { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdempotentAnswer>
    {
        public void Configure(EntityTypeBuilder<IdempotentAnswer> table)
        {
            table.ToTable("idempotent_answers");
            table.Property(a => a.Key).HasMaxLength(LongestKey);
            table.HasKey(a => new { a.UserId, a.Key });
        }
    }
}
