using System.Globalization;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Localization;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Shared;

/// <summary>Instants as people here read them: in the jurisdiction's time zone, 24 hours, day before month, in the reader's language.</summary>
public sealed class LocalTime(TimeProvider clock, TimeZoneInfo zone, IStringLocalizer<SharedWords> words)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>"21:43".</summary>
    public string Clock(DateTimeOffset instant) => Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"14 Mar 2026".</summary>
    public string Date(DateTimeOffset instant) => Date(DateOnly.FromDateTime(Local(instant)));

    /// <summary>"14 Mar 2026".</summary>
    public string Date(DateOnly day) => day.ToString(words["Date_Pattern"], CultureInfo.CurrentUICulture);

    /// <summary>"14 Mar 2026", "Mar 2026" or "2026", as far as it is known.</summary>
    public string Date(PartialDate date) => date switch
    {
        { Day: not null } => Date(date.Earliest),
        { Month: not null } => date.Earliest.ToString("MMM yyyy", CultureInfo.CurrentUICulture),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"14 Mar 2026, 21:43".</summary>
    public string DateAndClock(DateTimeOffset instant) => $"{Date(instant)}, {Clock(instant)}";

    /// <summary>The clock time on the same day, "yesterday" or "tomorrow" and the time, else date and time.</summary>
    public string Absolute(DateTimeOffset instant) => DaysFromToday(instant) switch
    {
        0 => Clock(instant),
        -1 => words["Time_Yesterday", Clock(instant)],
        1 => words["Time_Tomorrow", Clock(instant)],
        _ => DateAndClock(instant),
    };

    /// <summary>"just now", "22 min ago", "in 3 h", "5 days ago"; null when more than two weeks away, where only the date helps.</summary>
    public string? Relative(DateTimeOffset instant)
    {
        var distance = instant - Now;
        return distance.Duration() switch
        {
            { TotalMinutes: < 1 } => words["Time_Now"],
            { TotalDays: > 14 } => null,
            _ => InWords(distance < TimeSpan.Zero ? "Ago" : "In", distance),
        };
    }

    /// <summary>A length of time in its largest useful unit: "22 min", "3 h", "5 days". Signs are dropped, parts of a unit too.</summary>
    public string Span(TimeSpan length) => InWords("Span", length);

    private string InWords(string key, TimeSpan length) => length.Duration() switch
    {
        { TotalMinutes: < 60 } span => words[$"{key}_Minutes", (int)span.TotalMinutes],
        { TotalHours: < 48 } span => words[$"{key}_Hours", (int)span.TotalHours],
        var span => words.Counted($"{key}_Days", (int)span.TotalDays),
    };

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    private int DaysFromToday(DateTimeOffset instant) => (Local(instant).Date - Local(Now).Date).Days;
}
