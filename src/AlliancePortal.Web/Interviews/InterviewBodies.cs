using AlliancePortal.Casework.Interviews;

namespace AlliancePortal.Web.Interviews;

/// <summary>An interview as a caller sends it.</summary>
/// <param name="StartedAt">Ahead: it is booked. Past: it is recorded as held.</param>
/// <param name="Interpreter">Id in the register.</param>
/// <param name="KnowsInterpreter">What she answered when asked in private; absent: not asked.</param>
/// <param name="InterviewId">The booked interview that this was.</param>
public sealed record InterviewBody(
    string? Purpose, string? Place, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Language, Guid? Interpreter, string? InterpreterPresence, bool? KnowsInterpreter,
    string? InterviewerSex, string? InterpreterSex, IReadOnlyList<Guid>? InterviewerUserIds, IReadOnlyList<AttendeeBody>? Attendees, Guid? SocialWorkerUserId,
    IReadOnlyList<InterviewBreak>? Breaks, IReadOnlyList<string>? Topics, string? Notes, Guid? InterviewId)
{
    private Guid? SocialWorker => SocialWorkerUserId ?? Attendees?.FirstOrDefault(person => person.Role == "social_worker")?.UserId;

    private IReadOnlyList<InterviewAttendee> Others => [.. (Attendees ?? []).Select(person => new InterviewAttendee(person.UserId, person.Name, person.Role ?? ""))];

    internal BookInterview ToBooking(Guid caseId) => new()
    {
        CaseId = caseId,
        Purpose = Purpose ?? "",
        Place = Place ?? "",
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Language = Language ?? "",
        InterpreterId = Interpreter,
        InterpreterPresence = InterpreterPresence,
        InterviewerSex = InterviewerSex,
        InterpreterSex = InterpreterSex,
        InterviewerUserIds = InterviewerUserIds ?? [],
        Attendees = Others,
        SocialWorkerUserId = SocialWorker,
    };

    internal RecordInterview ToRecord(Guid caseId) => new()
    {
        CaseId = caseId,
        InterviewId = InterviewId,
        Purpose = Purpose ?? "",
        Place = Place ?? "",
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Language = Language ?? "",
        InterpreterId = Interpreter,
        InterpreterPresence = InterpreterPresence,
        KnowsInterpreter = KnowsInterpreter,
        InterviewerSex = InterviewerSex,
        InterpreterSex = InterpreterSex,
        InterviewerUserIds = InterviewerUserIds ?? [],
        Attendees = Others,
        SocialWorkerUserId = SocialWorker,
        Breaks = Breaks ?? [],
        Topics = Topics ?? [],
        Notes = Notes,
    };
}

/// <param name="Role">Code of the set `attendee_role`.</param>
public sealed record AttendeeBody(Guid? UserId, string? Name, string? Role);

public sealed record BreachBody(DateTimeOffset HappenedAt, string? Interviewer, string? Reason)
{
    internal ReportInterviewBreach ToRequest(Guid caseId) => new() { CaseId = caseId, HappenedAt = HappenedAt, Interviewer = Interviewer ?? "", Reason = Reason };
}

public sealed record SpontaneousBody(DateTimeOffset SaidAt, string? Words, string? Language, string? Place)
{
    internal RecordSpontaneousWords ToRequest(Guid caseId) => new() { CaseId = caseId, SaidAt = SaidAt, Words = Words ?? "", Language = Language ?? "", Place = Place };
}

/// <param name="Status">Code of the set `interpreter_status`; absent: vetted.</param>
/// <param name="Version">With a change: the version that it is based on.</param>
public sealed record InterpreterBody(string? Name, IReadOnlyList<string>? Languages, string? Sex, string? Phone, DateOnly VettedUntil, string? Status, int Version)
{
    internal AddInterpreter ToAddition() => new() { Name = Name ?? "", Languages = Languages ?? [], Sex = Sex ?? "", Phone = Phone, VettedUntil = VettedUntil, Status = Status ?? Casework.Interviews.Interpreter.Vetted };

    internal ChangeInterpreter ToChange(Guid id) => new()
    {
        InterpreterId = id,
        Version = Version,
        Name = Name ?? "",
        Languages = Languages ?? [],
        Sex = Sex ?? "",
        Phone = Phone,
        VettedUntil = VettedUntil,
        Status = Status ?? Casework.Interviews.Interpreter.Vetted,
    };
}
