using System.Globalization;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>Duty as it concerns the reader: the own units' roster, for the coordinator coverage as counts, for administrators the stand-ins.</summary>
public sealed partial class DutyPage
{
    private Me? me;

    /// <summary>Any day of the week to show, as <c>2026-11-23</c>; else this week.</summary>
    [SupplyParameterFromQuery(Name = "week")]
    public string? Week { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private DateOnly Shown => DateOnly.TryParseExact(Week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2100
        ? day
        : PeopleTime.Default.Today(Clock);

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new WhoAmI());
        if (answer.Succeeded) me = answer.Value;
    }
}
