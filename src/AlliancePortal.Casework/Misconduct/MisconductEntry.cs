using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.StaffReports;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Misconduct;

/// <summary>A founded misconduct, for the vetting of people: read by integrity officers, written with the closing of a report, sealed under a key of its own.</summary>
public sealed class MisconductEntry
{
    public Guid Id { get; init; }

    /// <summary>A sealed <see cref="MisconductFinding"/>.</summary>
    public required byte[] Finding { get; init; }

    public Guid RecordedBy { get; init; }

    public DateOnly RecordedOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MisconductEntry>
    {
        public void Configure(EntityTypeBuilder<MisconductEntry> table) => table.ToTable("misconduct_entries");
    }
}

/// <summary>By what an entry is found: a keyed digest of a beginning or sound of the name.</summary>
public sealed class MisconductToken
{
    public const int TokenLength = 16;

    public required byte[] Token { get; init; }

    public Guid EntryId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MisconductToken>
    {
        public void Configure(EntityTypeBuilder<MisconductToken> table)
        {
            table.ToTable("misconduct_tokens");
            table.HasKey(t => new { t.Token, t.EntryId });
            table.Property(t => t.Token).HasMaxLength(TokenLength);
        }
    }
}

/// <summary>Who did what, found when, and what followed.</summary>
public sealed record MisconductFinding
{
    public required string Name { get; init; }

    public required string Agency { get; init; }

    /// <summary>One of <see cref="ReportKinds.All"/>.</summary>
    public required string Kind { get; init; }

    public required DateOnly FoundOn { get; init; }

    /// <summary>Dismissed, charged, reprimanded …: in words.</summary>
    public required string Measure { get; init; }

    internal sealed class Shape : AbstractValidator<MisconductFinding>
    {
        public Shape()
        {
            RuleFor(f => f.Name).MustBeStory(TextLimits.Name);
            RuleFor(f => f.Agency).MustBeStory(TextLimits.Name);
            RuleFor(f => f.Kind).Must(kind => ReportKinds.All.Contains(kind)).WithErrorCode("empty");
            RuleFor(f => f.Measure).MustBeStory(TextLimits.ShortText);
        }
    }
}
