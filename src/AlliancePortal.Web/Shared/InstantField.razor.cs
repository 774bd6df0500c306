using System.Globalization;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>
/// Date and time on the wall clock of the jurisdiction, day first and 24 hours in every language: a browser's own picker would follow the
/// browser's language and swap day and month. What is no date or time stays as typed and counts as no answer.
/// </summary>
public sealed partial class InstantField
{
    private string day = "";
    private string month = "";
    private string year = "";
    private string time = "";
    private DateTimeOffset? emitted;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public DateTimeOffset? Value { get; set; }

    /// <summary>Raised when a part is left with another text; null while the parts give no instant.</summary>
    [Parameter]
    public EventCallback<DateTimeOffset?> ValueChanged { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Inject]
    private TimeZoneInfo Zone { get; set; } = null!;

    private bool IsFilled => day.Length > 0 && month.Length > 0 && year.Length > 0 && time.Length > 0;

    private string? Wrong => Error ?? (IsFilled && Typed is null ? Words["Date_NoInstant"].Value : null);

    private IReadOnlyList<FieldPart> Parts =>
        [new("day", Words["Date_Day"], 2, day), new("month", Words["Date_Month"], 2, month), new("year", Words["Date_Year"], 4, year), new("time", Words["Date_Time"], 5, time)];

    private DateTimeOffset? Typed =>
        DateOnly.TryParseExact($"{day}.{month}.{year}", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && ClockTime.Read(time) is { } clock
            ? new PeopleTime(Zone).InstantOf(date, clock)
            : null;

    protected override void OnParametersSet()
    {
        if (Value == emitted) return;
        emitted = Value;
        (day, month, year, time) = Value is { } instant && TimeZoneInfo.ConvertTime(instant, Zone) is var local
            ? (Text(local, "%d"), Text(local, "%M"), Text(local, "yyyy"), Text(local, "HH:mm"))
            : ("", "", "", "");
    }

    private static string Text(DateTimeOffset local, string part) => local.ToString(part, CultureInfo.InvariantCulture);

    private Task SetAsync((string Name, string Text) part)
    {
        if (part.Name == "day") day = part.Text;
        else if (part.Name == "month") month = part.Text;
        else if (part.Name == "year") year = part.Text;
        else time = part.Text;
        emitted = Typed;
        return ValueChanged.InvokeAsync(emitted);
    }
}
