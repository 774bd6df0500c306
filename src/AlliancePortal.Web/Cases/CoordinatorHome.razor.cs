using System.Globalization;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>For the coordinator: which Centres have somebody on duty, and how many children wait, as counts.</summary>
public sealed partial class CoordinatorHome
{
    private DutyCoverage? coverage;
    private IReadOnlyList<Refusal> refusals = [];

    /// <summary>A day of the week shown, <c>2026-11-23</c>; else this week.</summary>
    [SupplyParameterFromQuery]
    public string? Week { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var day = DateOnly.TryParseExact(Week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) ? asked : PeopleTime.Default.Today(Clock);
        var answer = await AskAsync(new ShowDutyCoverage(day));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) coverage = answer.Value;
    }

    private string WeekHref(int days) => $"/?week={coverage!.Monday.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
