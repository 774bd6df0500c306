using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Attachments;

/// <summary>A file in a section of a case: visible to exactly who would read an entry there. Its content lies sealed in <see cref="AttachmentPiece"/>s.</summary>
public sealed class Attachment : SectionFact
{
    /// <summary>Sealed <see cref="AttachmentNames"/>.</summary>
    public required byte[] Names { get; init; }

    /// <summary>Code of a <see cref="FileType"/>, found from the content.</summary>
    public required string Type { get; init; }

    /// <summary>Bytes of the file as it is given out.</summary>
    public int Length { get; init; }

    /// <summary>How many pieces it lies in; sealed into each of them, so that none can be cut off.</summary>
    public short Pieces { get; init; }

    /// <summary>Code of a <see cref="ScanState"/>.</summary>
    public required string Scan { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Attachment>
    {
        public void Configure(EntityTypeBuilder<Attachment> table)
        {
            table.ToTable("attachments", t => t.HasCheckConstraint("ck_attachments_not_the_vault", $"section <> {(int)Access.Section.ShelterAddress}"));
            table.HasIndex(a => new { a.CaseId, a.Section });
            table.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        }
    }
}

/// <param name="Description">What it is, in the words of who attached it.</param>
/// <param name="FileName">As it was called on their machine; it is given out under a neutral name.</param>
public sealed record AttachmentNames(string Description, string FileName);

/// <summary>A sealed piece of an attachment's content.</summary>
public sealed class AttachmentPiece
{
    public Guid AttachmentId { get; init; }

    /// <summary>From 0.</summary>
    public short Position { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>Sealed bytes.</summary>
    public required byte[] Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AttachmentPiece>
    {
        public void Configure(EntityTypeBuilder<AttachmentPiece> table)
        {
            table.ToTable("attachment_pieces");
            table.HasKey(p => new { p.AttachmentId, p.Position });
            table.HasIndex(p => p.CaseId);
            table.HasOne<Attachment>().WithMany().HasForeignKey(p => p.AttachmentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
