using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;

namespace AlliancePortal.Casework.Interviews;

/// <summary>What is agreed for an interview, whether it is ahead or has been held.</summary>
public abstract record InterviewTerms : IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    /// <summary>Code of the set <c>interview_purpose</c>.</summary>
    public required string Purpose { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required string Language { get; init; }

    /// <summary>Of the vetted register.</summary>
    public Guid? InterpreterId { get; init; }

    /// <summary>Code of the set <c>interpreter_presence</c>.</summary>
    public string? InterpreterPresence { get; init; }

    /// <summary>Code of the set <c>sex</c>: of which sex she would like the interviewer to be.</summary>
    public string? InterviewerSex { get; init; }

    public string? InterpreterSex { get; init; }

    /// <summary>Workers of the actor's agency; empty: the actor.</summary>
    public IReadOnlyList<Guid> InterviewerUserIds { get; init; } = [];

    /// <summary>Professionals who attend besides interviewers and social worker.</summary>
    public IReadOnlyList<InterviewAttendee> Attendees { get; init; } = [];

    public Guid? SocialWorkerUserId { get; init; }
}

internal abstract class InterviewTermsShape<T> : AbstractValidator<T> where T : InterviewTerms
{
    protected const int MostPeople = 20;

    /// <summary>Clocks of offices differ.</summary>
    protected static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    protected InterviewTermsShape()
    {
        RuleFor(r => r.Purpose).Must(code => CodeSets.Default.IsKnown("interview_purpose", code)).WithErrorCode("unknown");
        RuleFor(r => r.Language).Must(code => CodeSets.Default.IsKnown("language", code)).WithErrorCode("unknown");
        RuleFor(r => r.InterpreterPresence).Must(code => code is null || CodeSets.Default.IsKnown("interpreter_presence", code)).WithErrorCode("unknown");
        RuleFor(r => r.InterviewerSex).Must(IsSex).WithErrorCode("unknown");
        RuleFor(r => r.InterpreterSex).Must(IsSex).WithErrorCode("unknown");
        RuleFor(r => r.Place).Custom((text, context) => Clean(PersonText.Line(text), "Place", context));
        RuleFor(r => r.EndedAt).Must((r, end) => end is null || end >= r.StartedAt).WithErrorCode("before_start");
        RuleFor(r => r.StartedAt).Must(at => at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
        RuleFor(r => r.InterviewerUserIds).Must(ids => ids.Count <= MostPeople).WithErrorCode("out_of_range");
        RuleFor(r => r.Attendees).Must(people => people.Count <= MostPeople).WithErrorCode("out_of_range");
        RuleFor(r => r.Attendees).Must(people => people.All(person => CodeSets.Default.IsKnown("attendee_role", person.Role))).WithErrorCode("unknown");
        RuleFor(r => r.Attendees).Must(people => people.All(person => person.Name is null || PersonText.Line(person.Name).IsClean)).WithErrorCode("not_text");
    }

    protected static void Clean(CleanText text, string field, ValidationContext<T> context)
    {
        if (text.Problem is { } problem) context.AddFailure(new ValidationFailure(field, problem.Code()) { ErrorCode = problem.Code() });
    }

    private static bool IsSex(string? code) => code is null || CodeSets.Default.IsKnown("sex", code);
}
