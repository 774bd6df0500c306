using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Browsing;

/// <summary>By which rules browsing is noticed, and who looks at what was noticed.</summary>
public static class BrowsingRules
{
    /// <summary>So many records of cases opened by one person within an hour.</summary>
    public const string Bulk = "bulk";

    /// <summary>More than so many records of cases older than a day, opened within an hour of the night by one person who was not on duty.</summary>
    public const string OddHours = "odd_hours";

    /// <summary>A record that was laid out to see who opens it.</summary>
    public const string Decoy = "decoy";

    /// <summary>The record of somebody with the reader's own surname from the municipality of the reader's agency.</summary>
    public const string Relative = "relative";

    /// <summary>Rules with a number that the coordinator sets, and from where to where it may be set. The database holds the same.</summary>
    public static IReadOnlyDictionary<string, (int Least, int Most)> Limits { get; } = new Dictionary<string, (int, int)> { [Bulk] = (20, 1000), [OddHours] = (1, 50) };

    /// <summary>Supervisors of the unit and integrity officers; about a supervisor, never the own unit. Where there is none of them VAAU's supervisors, then administrators.</summary>
    internal static IReadOnlyList<Role> Reviewers { get; } = [.. Roles.Supervisors, Role.IntegrityOfficer, Role.Administrator];
}

/// <summary>A limit that was set otherwise than the portal comes with.</summary>
public sealed class BrowsingLimit
{
    public required string Rule { get; init; }

    public int Value { get; init; }

    public Guid SetBy { get; init; }

    public DateTimeOffset SetAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BrowsingLimit>
    {
        public void Configure(EntityTypeBuilder<BrowsingLimit> table)
        {
            table.ToTable("browsing_limits");
            table.HasKey(limit => limit.Rule);
        }
    }
}

/// <summary>Why what was noticed is not answered now.</summary>
public static class BrowsingRefusals
{
    /// <summary>Somebody else looked at it meanwhile.</summary>
    public static Refusal LookedAt { get; } = new("browsing_looked_at");
}
