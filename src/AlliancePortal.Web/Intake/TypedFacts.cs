using System.Globalization;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Intake;

/// <summary>Dates, times and numbers as people typed them; what means nothing is noted by field and stays as typed.</summary>
internal sealed class TypedFacts
{
    private readonly Dictionary<string, string> problems = [];

    /// <summary>Codes of what is wrong, by field of the intake.</summary>
    public IReadOnlyDictionary<string, string> Problems => problems;

    public void Require(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) problems[field] = "empty";
    }

    public PartialDate? Date(string? typed, string field)
    {
        if (PartialDate.TryParse(typed, out var date)) return date;
        if (typed is not null) problems[field] = "not_a_date";
        return null;
    }

    public int? Number(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        problems[field] = "not_a_number";
        return null;
    }

    /// <summary>A full day and a time on people's wall clock, as an instant; midnight where no time was typed.</summary>
    public DateTimeOffset? Moment(string? day, string? time, string field)
    {
        if (day is null) return null;
        if (!PartialDate.TryParse(day, out var date) || !date.IsFull) problems[field] = "not_a_date";
        else if (ClockTime.Read(time) is { } clock) return PeopleTime.Default.InstantOf(date.Earliest, clock);
        else problems[field] = "not_a_time";
        return null;
    }
}
