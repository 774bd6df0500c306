using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>Ways to reach the person, in full: the sealed <see cref="ContactDetails"/>. Of an agency the row with the highest version holds; those before it stay.</summary>
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

/// <summary>
/// One agency's risk rating, without its grounds. Rated blind: others see it once they have rated themselves or a joint rating is
/// agreed; who reads minimal fields only sees the agreed one.
/// </summary>
public sealed class RiskRating : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>Code of the set <c>risk_level</c>.</summary>
    public required string Level { get; init; }

    public bool UrgentMedical { get; init; }

    public DateOnly? ReviewOn { get; init; }

    /// <summary>Put to the other agencies as the joint rating.</summary>
    public bool Proposed { get; init; }

    /// <summary>The joint rating: another agency had proposed the same level.</summary>
    public bool Agreed { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskRating>
    {
        public void Configure(EntityTypeBuilder<RiskRating> table)
        {
            table.ToTable("risk_ratings");
            table.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        }
    }
}

/// <summary>Why a rating is what it is; read only with Risk in full.</summary>
public sealed class RiskGrounds : AuthoredFact
{
    public Guid Id { get; init; }

    public Guid RatingId { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskGrounds>
    {
        public void Configure(EntityTypeBuilder<RiskGrounds> table)
        {
            table.ToTable("risk_grounds");
            table.HasIndex(g => g.CaseId);
            table.HasOne<RiskRating>().WithMany().HasForeignKey(g => g.RatingId);
        }
    }
}

/// <summary>A dated entry in a section: what was done or learnt, sealed. Never deleted, only struck out with a reason.</summary>
public sealed class CaseEntry : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary>The section's bit number.</summary>
    public short Section { get; init; }

    /// <summary>One of <see cref="EntryKinds"/> of the section.</summary>
    public required string Kind { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    /// <summary>Session notes and lawyer–client content: nobody but the author reads it, whatever the agency or role.</summary>
    public bool ForAuthorOnly { get; init; }

    public DateTimeOffset? StruckOutAt { get; set; }

    public Guid? StruckOutBy { get; set; }

    /// <summary>Sealed text.</summary>
    public byte[]? StruckOutReason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CaseEntry>
    {
        public void Configure(EntityTypeBuilder<CaseEntry> table)
        {
            table.ToTable("case_entries", t => t.HasCheckConstraint("ck_case_entries_not_the_vault", $"section <> {(int)Access.Section.ShelterAddress}"));
            table.HasIndex(e => new { e.CaseId, e.Section, e.HappenedAt });
            table.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        }
    }
}
