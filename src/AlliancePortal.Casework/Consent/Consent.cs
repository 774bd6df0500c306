using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Consent;

/// <summary>A version of what the person (or her guardian) agreed to: purposes and agencies. Refusing one is not refusing all.</summary>
public sealed class ConsentRecord : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary><c>person</c> or <c>guardian</c>.</summary>
    public required string GivenBy { get; init; }

    public string[] Purposes { get; init; } = [];

    /// <summary>Agencies that may learn of her; empty: each agency of a purpose.</summary>
    public Guid[] AgencyIds { get; init; } = [];

    /// <summary>Agencies that she said no to; they beat <see cref="AgencyIds"/>.</summary>
    public Guid[] RefusedAgencyIds { get; init; } = [];

    /// <summary>Language of the text that was read to her.</summary>
    public string? Language { get; init; }

    public DateOnly? Until { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsentRecord>
    {
        public void Configure(EntityTypeBuilder<ConsentRecord> table)
        {
            table.ToTable("consents");
            table.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        }
    }
}

/// <summary>What was made known to whom, why and on which basis (CETS 197 Art. 11; who may see it: those who read Consent).</summary>
public sealed class Disclosure
{
    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    public Guid? ReferralId { get; init; }

    public Guid FromAgencyId { get; init; }

    public Guid ToAgencyId { get; init; }

    /// <summary>Mask of the sections disclosed.</summary>
    public int Sections { get; init; }

    /// <summary><c>consent</c>, <c>best_interests</c>, <c>legal_duty</c>, <c>vital_interests</c>, <c>court_order</c>.</summary>
    public required string Basis { get; init; }

    /// <summary><c>decision</c> (what was needed to decide on a referral), <c>referral</c>, <c>guardianship</c>.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When what it opened was closed again, by decline after claiming, withdrawal or the end of the service.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Disclosure>
    {
        public void Configure(EntityTypeBuilder<Disclosure> table)
        {
            table.ToTable("disclosures", t => t.HasCheckConstraint("ck_disclosures_basis",
                "basis in ('consent', 'best_interests', 'legal_duty', 'vital_interests', 'court_order')"));
            table.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        }
    }
}
