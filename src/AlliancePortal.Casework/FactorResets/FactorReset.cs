using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.FactorResets;

/// <summary>
/// That somebody who lost phone and recovery codes is let set up a second factor anew: proposed by one administrator, approved by a second person. Written and
/// read through the database's functions only, which hold that they are two.
/// </summary>
public sealed class FactorReset
{
    /// <summary>How long a second person has to approve; afterwards it has to be proposed anew.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Name of the sealed field.</summary>
    internal const string ReasonField = "factor_reset_reason";

    public Guid Id { get; init; }

    /// <summary>Who lost it.</summary>
    public Guid UserId { get; init; }

    public Guid ProposedBy { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How the administrator knew who asked: a code of <see cref="IdentityChecks"/>.</summary>
    public required string IdentityCheck { get; init; }

    /// <summary>What happened, in the administrator's words, sealed under the key of the row.</summary>
    public required byte[] Reason { get; init; }

    public Guid? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Null until decided; false: stopped.</summary>
    public bool? Approved { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FactorReset>
    {
        public void Configure(EntityTypeBuilder<FactorReset> table)
        {
            table.ToTable("factor_resets");
            table.HasIndex(reset => reset.UserId).HasFilter("decided_at is null");
        }
    }
}

/// <summary>How it was made sure that the person who asks is the person.</summary>
public static class IdentityChecks
{
    public const string InPerson = "in_person";
    public const string CalledBack = "called_back";
    public const string ByColleague = "by_colleague";

    public static IReadOnlyList<string> All { get; } = [InPerson, CalledBack, ByColleague];
}
