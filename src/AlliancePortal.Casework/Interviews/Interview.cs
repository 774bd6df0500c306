using System.Text.Json;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AlliancePortal.Casework.Interviews;

/// <summary>
/// An interview, minimal fields: that it was, when, by whom, about which topics, so that nobody asks twice. With a child none exists
/// without a social worker of the CSW that is guardian or acts for it; the database refuses the row otherwise.
/// </summary>
public sealed class Interview : AuthoredFact
{
    public const string Asked = "interview";
    public const string Spontaneous = "spontaneous";

    public Guid Id { get; init; }

    /// <summary><c>interview</c>, or <c>spontaneous</c>: words that a child said unasked, which are not an interview.</summary>
    public string Kind { get; init; } = Asked;

    public InterviewState State { get; set; } = InterviewState.Held;

    /// <summary>Code of the set <c>interview_purpose</c>.</summary>
    public required string Purpose { get; set; }

    public required string Language { get; set; }

    public Guid? InterpreterId { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid[] InterviewerUserIds { get; set; } = [];

    /// <summary>The social worker of the (acting) guardian CSW who sits in; required for a child.</summary>
    public Guid? SocialWorkerUserId { get; set; }

    /// <summary>When that social worker said that she will be there.</summary>
    public DateTimeOffset? AttendanceConfirmedAt { get; set; }

    /// <summary>Codes of the set <c>interview_topic</c>.</summary>
    public string[] Topics { get; set; } = [];

    /// <summary>Professionals who attend, the interviewers too; never the person's relatives' names.</summary>
    public IReadOnlyList<InterviewAttendee> Attendees { get; set; } = [];

    /// <summary>Held with a person who turned out to be a child: without a guardian CSW, and marked.</summary>
    public bool HeldBeforeGuardianship { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Interview>
    {
        public void Configure(EntityTypeBuilder<Interview> table)
        {
            table.ToTable("interviews");
            table.Property(i => i.State).HasConversion(state => state.Code(), code => EnumCode.Find<InterviewState>(code)!.Value);
            table.Property(i => i.Attendees).HasColumnType("jsonb").HasConversion(
                list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
                text => JsonSerializer.Deserialize<InterviewAttendee[]>(text, JsonSerializerOptions.Web)!,
                new ValueComparer<IReadOnlyList<InterviewAttendee>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list.ToArray()));
            table.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId);
        }
    }
}

/// <summary>Where an interview stands.</summary>
public enum InterviewState
{
    Booked,
    Held,
    Cancelled,
}

/// <summary>Somebody who attends, by name or only by role.</summary>
/// <param name="Role">Code of the set <c>attendee_role</c>.</param>
public sealed record InterviewAttendee(Guid? UserId, string? Name, string Role);

/// <summary>The full record of an interview beyond its minimal fields: read by the author's agency and by the guardian CSW for its ward.</summary>
public sealed class InterviewDetails : AuthoredFact
{
    /// <summary>The interview's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Sealed <see cref="InterviewFacts"/>.</summary>
    public required byte[] Facts { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InterviewDetails>
    {
        public void Configure(EntityTypeBuilder<InterviewDetails> table)
        {
            table.ToTable("interview_details");
            table.HasOne<Interview>().WithOne().HasForeignKey<InterviewDetails>(d => d.Id);
            table.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        }
    }
}

/// <summary>Sealed in <see cref="InterviewDetails"/>: where, who interprets and whether she knows them, whom she prefers, breaks.</summary>
/// <param name="InterpreterPresence">Code of the set <c>interpreter_presence</c>.</param>
/// <param name="KnowsInterpreter">What she answered when asked in private; null: she was not asked.</param>
/// <param name="InterviewerSex">Code of the set <c>sex</c> that she prefers; null: no preference.</param>
public sealed record InterviewFacts(
    string Place, string? InterpreterPresence, string? InterpreterName, bool? KnowsInterpreter, string? InterviewerSex, string? InterpreterSex,
    IReadOnlyList<InterviewBreak> Breaks, string? CancelledBecause = null);

/// <summary>A pause of an interview.</summary>
public sealed record InterviewBreak(DateTimeOffset From, DateTimeOffset To);

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
