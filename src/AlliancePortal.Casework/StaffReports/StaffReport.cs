using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.StaffReports;

/// <summary>
/// A confidential report about a colleague. Nothing in it tells who wrote it; whom it is about stands in sealed text only. Days, no hours: the
/// minute of a report can be matched with who sat at a computer. Written by the database's functions alone, read by the officer whom it names.
/// </summary>
public sealed class StaffReport
{
    public const int HashLength = 32;

    /// <summary>Random, not ordered by time as other ids are.</summary>
    public Guid Id { get; init; }

    /// <summary>See <see cref="ReportCodes.Hash"/>.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>The one integrity officer who reads it.</summary>
    public Guid OfficerId { get; init; }

    /// <summary><c>received</c>, <c>in_work</c>, <c>closed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Once closed: <c>founded</c>, <c>not_founded</c>, <c>not_enough</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>A sealed <see cref="ReportAccount"/>.</summary>
    public required byte[] Account { get; init; }

    /// <summary>Sealed list of <see cref="AccusedColleague"/>, once the officer has named somebody.</summary>
    public byte[]? Accused { get; init; }

    public DateOnly ReceivedOn { get; init; }

    /// <summary>The day on which anything was last written.</summary>
    public DateOnly ChangedOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffReport>
    {
        public void Configure(EntityTypeBuilder<StaffReport> table)
        {
            table.ToTable("staff_reports");
            table.Property(r => r.CodeHash).HasMaxLength(HashLength);
            table.HasIndex(r => r.CodeHash).IsUnique();
            table.HasIndex(r => new { r.OfficerId, r.ChangedOn });
        }
    }
}

/// <summary>What the reporter or the officer wrote under a report, in the order of the numbers.</summary>
public sealed class StaffReportLetter
{
    public Guid ReportId { get; init; }

    public int Number { get; init; }

    /// <summary><c>reporter</c>, <c>officer</c>, or <c>note</c>: of the officers among themselves.</summary>
    public required string Author { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Words { get; init; }

    public DateOnly WrittenOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffReportLetter>
    {
        public void Configure(EntityTypeBuilder<StaffReportLetter> table)
        {
            table.ToTable("staff_report_letters");
            table.HasKey(l => new { l.ReportId, l.Number });
        }
    }
}

/// <summary>What the reporter tells, as it is sealed.</summary>
/// <param name="Kind">One of <see cref="ReportKinds.All"/>.</param>
/// <param name="About">Name, agency, unit: as the reporter knows them.</param>
public sealed record ReportAccount(string Kind, string About, string What);

/// <summary>A worker of the directory whom a report is about, as it is sealed.</summary>
public sealed record AccusedColleague(Guid UserId, string DisplayName, string AgencyName);
