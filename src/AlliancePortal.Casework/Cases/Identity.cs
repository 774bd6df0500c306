using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Cases;

/// <summary>The section Identity in full. Names, aliases and numbers are sealed; what the rules need stays readable.</summary>
public sealed class Identity : AuthoredFact
{
    /// <summary>The sealed <see cref="PersonNames"/>.</summary>
    public byte[]? Names { get; set; }

    /// <summary>A partial date: <c>2009</c>, <c>2009-03</c>, <c>2009-03-14</c>.</summary>
    public string? DateOfBirth { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string[] Citizenships { get; set; } = [];

    /// <summary>Gender as the person states it (HTCDS).</summary>
    public string? Gender { get; set; }

    /// <summary>Why facts are missing, as <c>field=answer_state</c>: <c>lastName=did_not_wish_to_say</c>.</summary>
    public string[] Unanswered { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<Identity>
    {
        public void Configure(EntityTypeBuilder<Identity> table)
        {
            table.ToTable("identities");
            table.HasKey(i => i.CaseId);
            table.HasOne<Case>().WithOne().HasForeignKey<Identity>(i => i.CaseId);
        }
    }
}

/// <summary>The minimal fields of Identity: enough to be ready for her, not to know who she is.</summary>
public sealed class IdentityEssentials : AuthoredFact
{
    /// <summary>The sealed label: an alias or a neutral letter, never a description.</summary>
    public byte[]? Label { get; set; }

    public short? BirthYear { get; set; }

    /// <summary>Apparent age in years, lower bound.</summary>
    public short? AgeFrom { get; set; }

    /// <summary>Apparent age in years, upper bound.</summary>
    public short? AgeTo { get; set; }

    public required string Sex { get; set; }

    /// <summary>ISO 639.</summary>
    public string[] Languages { get; set; } = [];

    /// <summary>Null: not asked.</summary>
    public bool? NeedsInterpreter { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityEssentials>
    {
        public void Configure(EntityTypeBuilder<IdentityEssentials> table)
        {
            table.ToTable("identity_essentials");
            table.HasKey(i => i.CaseId);
            table.HasOne<Case>().WithOne().HasForeignKey<IdentityEssentials>(i => i.CaseId);
        }
    }
}

/// <summary>Names as she gives them; all of it is sealed.</summary>
public sealed record PersonNames(string? FirstName, string? LastName, string[] Aliases, string? IdentityNumber)
{
    /// <summary>What a list shows: the name, else the first alias, else null.</summary>
    public string? Display => string.Join(' ', new[] { FirstName, LastName }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } name
        ? name
        : Aliases.FirstOrDefault();

    /// <summary>All that a search by name may find.</summary>
    public IEnumerable<string> All => new[] { FirstName, LastName }.OfType<string>().Concat(Aliases);
}
