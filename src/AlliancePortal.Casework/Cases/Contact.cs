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
