using System.Globalization;

namespace AlliancePortal.Web.Shared;

/// <summary>A time of day as people type it at night: <c>22:10</c>, <c>22.10</c>, <c>2210</c>, <c>9:05</c>.</summary>
public static class ClockTime
{
    private static readonly string[] Forms = ["H:m", "H.m", "HHmm", "%H"];

    /// <summary>Midnight where nothing was typed; null where it is no time.</summary>
    public static TimeOnly? Read(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(typed.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
