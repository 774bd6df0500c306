using System.Globalization;
using System.Text.Json.Serialization;
using AlliancePortal.Casework.Interviews;

namespace AlliancePortal.Web.Interviews;

/// <summary>What is typed into the form of an interview.</summary>
public sealed class InterviewDraft
{
    /// <summary>The answer "nobody could come".</summary>
    public const string Nobody = "nobody";

    /// <summary>Who attended as booked and is not asked for again.</summary>
    public IReadOnlyList<InterviewAttendee> Kept { get; set; } = [];

    public string? SocialWorker { get; set; }

    public IReadOnlyList<string> Interviewers { get; set; } = [];

    public string? InterviewerSex { get; set; }

    /// <summary>Others who attend, one on a line.</summary>
    public string? Others { get; set; }

    public string? Purpose { get; set; }

    public string? Place { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Pauses as <c>10:20–10:35, 11:00–11:10</c>, on the day on which it began.</summary>
    public string? Breaks { get; set; }

    public string? Language { get; set; }

    public string? Presence { get; set; }

    public string? Interpreter { get; set; }

    public string? InterpreterSex { get; set; }

    /// <summary><c>yes</c>, <c>no</c> or <c>not_asked</c>.</summary>
    public string? Knows { get; set; }

    public IReadOnlyList<string> Topics { get; set; } = [];

    public string? Notes { get; set; }

    [JsonIgnore]
    public bool NeedsInterpreter => Presence is "in_person" or "by_phone";

    public static InterviewDraft Of(InterviewLine? booked, Guid me, DateTimeOffset? now) => booked is null
        ? new InterviewDraft { Interviewers = [me.ToString()], StartedAt = now }
        : new InterviewDraft
        {
            SocialWorker = booked.Attendees.FirstOrDefault(person => person.Role == "social_worker")?.UserId?.ToString(),
            Interviewers = [.. booked.Attendees.Where(person => person is { Role: "interviewer", UserId: not null }).Select(person => person.UserId!.Value.ToString())],
            Kept = [.. booked.Attendees.Where(person => person.Role is not ("interviewer" or "social_worker" or "observer"))],
            Others = string.Join('\n', booked.Attendees.Where(person => person.Role == "observer").Select(person => person.Name)),
            Purpose = booked.Purpose,
            Place = booked.Place,
            StartedAt = booked.StartedAt < now ? booked.StartedAt : now,
            Language = booked.Language,
            Presence = booked.Facts?.InterpreterPresence,
            InterviewerSex = booked.Facts?.InterviewerSex,
            InterpreterSex = booked.Facts?.InterpreterSex,
        };

    /// <summary>Fields without which the request cannot be made, with the code of what is wrong.</summary>
    public IReadOnlyList<(string Field, string Code)> Missing(bool ahead, TimeZoneInfo zone)
    {
        var faults = new List<(string, string)>();
        if (Purpose is null) faults.Add(("purpose", "empty"));
        if (StartedAt is null) faults.Add(("startedAt", "empty"));
        if (Language is null) faults.Add(("language", "empty"));
        if (!ahead && StartedAt is not null && PausesIn(zone) is null) faults.Add(("breaks", "unknown"));
        if (!ahead && NeedsInterpreter && Knows is null) faults.Add(("knowsInterpreter", "empty"));
        return faults;
    }

    public BookInterview ToBooking(Guid caseId) => new()
    {
        CaseId = caseId,
        Purpose = Purpose!,
        Place = Place ?? "",
        StartedAt = StartedAt!.Value,
        Language = Language!,
        InterpreterId = InterpreterId,
        InterpreterPresence = Presence,
        InterviewerSex = InterviewerSex,
        InterpreterSex = InterpreterSex,
        InterviewerUserIds = [.. Interviewers.Select(Guid.Parse)],
        Attendees = Attendees,
        SocialWorkerUserId = Id(SocialWorker),
    };

    public RecordInterview ToRecord(Guid caseId, Guid? booked, TimeZoneInfo zone) => new()
    {
        CaseId = caseId,
        InterviewId = booked,
        Purpose = Purpose!,
        Place = Place ?? "",
        StartedAt = StartedAt!.Value,
        EndedAt = EndedAt,
        Language = Language!,
        InterpreterId = InterpreterId,
        InterpreterPresence = Presence,
        KnowsInterpreter = NeedsInterpreter ? Knows switch { "yes" => true, "no" => false, _ => null } : null,
        InterviewerSex = InterviewerSex,
        InterpreterSex = InterpreterSex,
        InterviewerUserIds = [.. Interviewers.Select(Guid.Parse)],
        Attendees = Attendees,
        SocialWorkerUserId = Id(SocialWorker),
        Breaks = PausesIn(zone) ?? [],
        Topics = Topics,
        Notes = Notes,
    };

    private Guid? InterpreterId => NeedsInterpreter ? Id(Interpreter) : null;

    private IReadOnlyList<InterviewAttendee> Attendees =>
        [.. Kept, .. (Others ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new InterviewAttendee(null, name, "observer"))];

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private List<InterviewBreak>? PausesIn(TimeZoneInfo zone)
    {
        var pauses = new List<InterviewBreak>();
        foreach (var part in (Breaks ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var times = part.Split(['–', '-'], StringSplitOptions.TrimEntries);
            if (times.Length != 2 || !TimeOnly.TryParse(times[0], CultureInfo.InvariantCulture, out var from) || !TimeOnly.TryParse(times[1], CultureInfo.InvariantCulture, out var to)) return null;
            pauses.Add(new InterviewBreak(At(from, zone), At(to, zone)));
        }

        return pauses;
    }

    private DateTimeOffset At(TimeOnly time, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(StartedAt!.Value, zone).Date;
        var local = day + time.ToTimeSpan();
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
