using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Agencies;

/// <summary>An agency of the referral directory. Public among those who are signed in.</summary>
public sealed class Agency
{
    public Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>A code of <see cref="AgencyKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string NameEn { get; set; }

    public required string NameSq { get; set; }

    public required string NameSr { get; set; }

    /// <summary>The one municipality that it serves, or null: the whole country.</summary>
    public string? Municipality { get; init; }

    /// <summary>Since when it is no longer in the directory.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The agency to which units, people and files of a closed one went.</summary>
    public Guid? SuccessorId { get; init; }

    /// <summary>Name in the language of the reader.</summary>
    public string Name => Named.In(NameEn, NameSq, NameSr);

    internal sealed class Mapping : IEntityTypeConfiguration<Agency>
    {
        public void Configure(EntityTypeBuilder<Agency> table)
        {
            table.ToTable("agencies", "reference");
            table.HasIndex(a => a.Code).IsUnique();
            table.HasOne<Agency>().WithMany().HasForeignKey(a => a.SuccessorId);
            Named.Lengths(table);
        }
    }
}

/// <summary>The smallest circle of sight: a police team, a CSW, a service line.</summary>
public sealed class Unit
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }

    public required string Code { get; init; }

    public required string NameEn { get; set; }

    public required string NameSq { get; set; }

    public required string NameSr { get; set; }

    public string? ServiceLine { get; init; }

    public string? DutyPhone { get; set; }

    /// <summary>For a CSW: the unit that acts when nobody here answers.</summary>
    public Guid? StandInUnitId { get; set; }

    /// <summary>Since when nobody works there any more.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The unit of the same agency that went on with the work of a closed one: whoever works there has the sight of both.</summary>
    public Guid? SuccessorUnitId { get; init; }

    /// <summary>Name in the language of the reader.</summary>
    public string Name => Named.In(NameEn, NameSq, NameSr);

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> table)
        {
            table.ToTable("units", "reference");
            table.HasIndex(u => u.Code).IsUnique();
            table.HasOne<Agency>().WithMany().HasForeignKey(u => u.AgencyId);
            table.HasOne<Unit>().WithMany().HasForeignKey(u => u.SuccessorUnitId);
            Named.Lengths(table);
        }
    }
}

internal static class Named
{
    public const int Length = 200;

    public static string In(string en, string sq, string sr) => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
    {
        "sq" => sq,
        "sr" => sr,
        _ => en,
    };

    public static void Lengths<T>(EntityTypeBuilder<T> table) where T : class
    {
        foreach (var column in new[] { "NameEn", "NameSq", "NameSr" }) table.Property(column).HasMaxLength(Length);
        table.Ignore("Name");
    }
}
