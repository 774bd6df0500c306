using System.Globalization;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>For the coordinator: how far each municipality has somebody on duty, the least covered first. No people, no cases.</summary>
public sealed partial class CoverageTable
{
    private DutyCoverage? coverage;
    private DateOnly shown;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public DateOnly Week { get; set; }

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    [Inject]
    private LocalTime Time { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Week) return;
        shown = Week;
        var answer = await AskAsync(new ShowDutyCoverage(Week));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) coverage = answer.Value;
    }

    private static string Width(MunicipalityCoverage row) => string.Create(CultureInfo.InvariantCulture, $"width:{100 * row.HoursCovered / row.HoursOfWeek:0.#}%");

    private string NameOf(string municipality) => Jurisdiction.Municipality(municipality)?.Names.In(CultureInfo.CurrentUICulture.Name) ?? municipality;
}
