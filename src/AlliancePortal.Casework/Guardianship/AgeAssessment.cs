using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>What a body found about a person's age, and how sure it is (CETS 197 Art. 10(3)). Never overwritten; a later one stands beside it.</summary>
public sealed class AgeAssessment : AuthoredFact
{
    public const int BodyLength = 200;

    public Guid Id { get; init; }

    /// <summary>Who assessed: a hospital, a commission, a registry.</summary>
    public required string Body { get; init; }

    /// <summary>Code of the set <c>age_assessment_method</c>.</summary>
    public required string Method { get; init; }

    public required DateOnly AssessedOn { get; init; }

    /// <summary>The most likely age in years, on the day of the assessment.</summary>
    public required short Age { get; init; }

    /// <summary>Years by which it may be wrong, either way.</summary>
    public required short Margin { get; init; }

    /// <summary>Youngest age that the finding allows; below majority she is a child, whatever the most likely age.</summary>
    public int Youngest => Math.Max(0, Age - Margin);

    internal sealed class Mapping : IEntityTypeConfiguration<AgeAssessment>
    {
        public void Configure(EntityTypeBuilder<AgeAssessment> table)
        {
            table.ToTable("age_assessments");
            table.Property(a => a.Body).HasMaxLength(BodyLength);
            table.HasIndex(a => new { a.CaseId, a.AssessedOn });
            table.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
            table.Ignore(a => a.Youngest);
        }
    }
}
