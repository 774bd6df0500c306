using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>Ways to reach the person, in full: the sealed <see cref="ContactDetails"/>. One row per agency that wrote some.</summary>
public sealed class Contact : AuthoredFact
{
    public Guid Id { get; init; }

    public byte[]? Details { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> table)
        {
            table.ToTable("contacts");
            table.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        }
    }
}

/// <summary>Sealed in <see cref="Contact"/>.</summary>
public sealed record ContactDetails(string? Phone, string? Address, string? SafeToCall, string? Notes);

/// <summary>The minimal fields of Contact: the safe way and hours to reach her, by a role's telephone, not hers.</summary>
public sealed class ContactWay : AuthoredFact
{
    public Guid Id { get; init; }

    public byte[]? SafeWay { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContactWay>
    {
        public void Configure(EntityTypeBuilder<ContactWay> table)
        {
            table.ToTable("contact_ways");
            table.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        }
    }
}

/// <summary>Exploitation, minimal fields: kinds, countries, year (HTCDS value names).</summary>
public sealed class Exploitation : AuthoredFact
{
    public Guid Id { get; init; }

    public string[] Types { get; set; } = [];

    public string[] SexualTypes { get; set; } = [];

    /// <summary>ISIC section of the forced labour.</summary>
    public string? Industry { get; set; }

    public string[] Countries { get; set; } = [];

    public short? Year { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Exploitation>
    {
        public void Configure(EntityTypeBuilder<Exploitation> table)
        {
            table.ToTable("exploitations");
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}

/// <summary>Exploitation in full: means of control (HTCDS names), circumstances and the sealed account in her own words.</summary>
public sealed class ExploitationAccount : AuthoredFact
{
    public Guid Id { get; init; }

    public string[] MeansOfControl { get; set; } = [];

    public string? RecruiterRelation { get; set; }

    public string[] RecruitmentMethods { get; set; } = [];

    public string? RelationshipToTrafficker { get; set; }

    /// <summary>Sealed text: how she was found.</summary>
    public byte[]? Circumstances { get; set; }

    /// <summary>Sealed text: the story.</summary>
    public byte[]? Narrative { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExploitationAccount>
    {
        public void Configure(EntityTypeBuilder<ExploitationAccount> table)
        {
            table.ToTable("exploitation_accounts");
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}

/// <summary>One agency's risk rating. Rated blind: others see it once they have rated themselves or it is agreed.</summary>
public sealed class RiskRating : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary><c>low</c>, <c>medium</c>, <c>high</c>.</summary>
    public required string Level { get; set; }

    public bool UrgentMedical { get; set; }

    public DateOnly? ReviewOn { get; set; }

    /// <summary>Sealed text.</summary>
    public byte[]? Grounds { get; set; }

    /// <summary>The joint rating, after both sides have rated.</summary>
    public bool Agreed { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskRating>
    {
        public void Configure(EntityTypeBuilder<RiskRating> table)
        {
            table.ToTable("risk_ratings");
            table.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        }
    }
}

/// <summary>A dated entry in a section that has no table of its own yet: what was done or learnt, sealed.</summary>
public sealed class CaseEntry : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>The section's bit number.</summary>
    public short Section { get; init; }

    /// <summary>What kind of entry, as a code of the section: <c>note</c>, <c>rights_explained</c>, <c>hearing</c> …</summary>
    public required string Kind { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; set; }

    public DateTimeOffset HappenedAt { get; init; }

    public string? StruckOutReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseEntry>
    {
        public void Configure(EntityTypeBuilder<CaseEntry> table)
        {
            table.ToTable("case_entries", t => t.HasCheckConstraint("ck_case_entries_not_the_vault", $"section <> {(int)Access.Section.ShelterAddress}"));
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}
