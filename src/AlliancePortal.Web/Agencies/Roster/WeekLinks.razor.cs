using System.Globalization;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>To the week before, this week, the next.</summary>
public sealed partial class WeekLinks
{
    private const int Days = 7;

    [Parameter, EditorRequired]
    public DateOnly Monday { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private bool IsThisWeek => PeopleTime.Default.Today(Clock).DayNumber - Monday.DayNumber is >= 0 and < Days;

    private string Address(int days) => string.Create(CultureInfo.InvariantCulture, $"/duty?week={Monday.AddDays(days):yyyy-MM-dd}");
}
