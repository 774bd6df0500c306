using AlliancePortal.Casework.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.StaffReports.CaseAccess;

/// <summary>
/// An officer's sight of a case named in a report: approved by a second officer, for a few hours, of few sections. Beside emergency access and not part of it, since
/// nobody in the case is told. Written and read by the database's functions only.
/// </summary>
public sealed class ReportAccess
{
    /// <summary>Name of the sealed field.</summary>
    internal const string ReasonField = "report_access_reason";

    public Guid Id { get; init; }

    public Guid ReportId { get; init; }

    /// <summary>Null: there is no such case for this officer. It looks like any other until it would open.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>As it was typed, in its stored form.</summary>
    public required string Number { get; init; }

    public Guid OfficerId { get; init; }

    /// <summary>The second officer, whom the first has chosen and whom the report is not about.</summary>
    public Guid SecondId { get; init; }

    /// <summary>Sealed under the key of the row.</summary>
    public required byte[] Reason { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset AnswerBy { get; init; }

    public TimeSpan Lasts { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Null until answered.</summary>
    public bool? Agreed { get; init; }

    public DateTimeOffset? OpenUntil { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReportAccess>
    {
        public void Configure(EntityTypeBuilder<ReportAccess> table)
        {
            table.ToTable("report_accesses");
            table.Property(a => a.Number).HasMaxLength(CaseNumber.MaxLength);
            table.HasIndex(a => new { a.OfficerId, a.AskedAt });
            table.HasIndex(a => new { a.SecondId, a.AskedAt });
        }
    }
}
