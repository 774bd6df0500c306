using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Interviews;

/// <summary>
/// An interview, minimal fields: that it was, when, by whom, about which topics, so that nobody asks twice. With a child none exists
/// without a social worker of the CSW that is guardian or acts for it; the database refuses the row otherwise.
/// </summary>
public sealed class Interview : AuthoredFact
{
    public Guid Id { get; init; }

    /// <summary><c>interview</c>, or <c>spontaneous</c>: words that a child said unasked, which are not an interview.</summary>
    public string Kind { get; init; } = "interview";

    /// <summary>Code of the set <c>interview_purpose</c>.</summary>
    public required string Purpose { get; init; }

    public required string Place { get; init; }

    public required string Language { get; init; }

    public Guid? InterpreterId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid[] InterviewerUserIds { get; init; } = [];

    /// <summary>The social worker of the (acting) guardian CSW who sat in; required for a child.</summary>
    public Guid? SocialWorkerUserId { get; init; }

    /// <summary>Codes of the set <c>interview_topic</c>.</summary>
    public string[] Topics { get; init; } = [];

    /// <summary>Professionals who attended, by name or role; never the person's relatives' names.</summary>
    public string[] Attendees { get; init; } = [];

    /// <summary>Held with a person who turned out to be a child: without a guardian CSW, and marked.</summary>
    public bool HeldBeforeGuardianship { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Interview>
    {
        public void Configure(EntityTypeBuilder<Interview> table)
        {
            table.ToTable("interviews");
            table.Property(i => i.Place).HasMaxLength(200);
            table.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId);
        }
    }
}

/// <summary>What was said. Read by the author's agency, and by the guardian CSW for its ward.</summary>
public sealed class InterviewNotes : AuthoredFact
{
    public Guid Id { get; init; }

    public Guid InterviewId { get; init; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InterviewNotes>
    {
        public void Configure(EntityTypeBuilder<InterviewNotes> table)
        {
            table.ToTable("interview_notes");
            table.HasOne<Interview>().WithMany().HasForeignKey(n => n.InterviewId);
            table.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
        }
    }
}

/// <summary>A child was questioned without a social worker: that it happened, who and when, no content. Told to CSW, VAAU and supervisors.</summary>
public sealed class InterviewBreach : AuthoredFact
{
    public Guid Id { get; init; }

    public DateTimeOffset HappenedAt { get; init; }

    public required string Interviewer { get; init; }

    /// <summary>Sealed text: why, in the words of whoever reports; no content of the interview.</summary>
    public byte[]? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InterviewBreach>
    {
        public void Configure(EntityTypeBuilder<InterviewBreach> table)
        {
            table.ToTable("interview_breaches");
            table.Property(b => b.Interviewer).HasMaxLength(200);
            table.HasOne<Case>().WithMany().HasForeignKey(b => b.CaseId);
        }
    }
}

/// <summary>An interpreter of the vetted register.</summary>
public sealed class Interpreter : Versioned
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    public string[] Languages { get; set; } = [];

    public required string Sex { get; set; }

    public string? Phone { get; set; }

    public DateOnly VettedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Interpreter>
    {
        public void Configure(EntityTypeBuilder<Interpreter> table)
        {
            table.ToTable("interpreters");
            table.Property(i => i.Name).HasMaxLength(200);
        }
    }
}
