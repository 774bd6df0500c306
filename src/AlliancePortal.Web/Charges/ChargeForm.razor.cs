using System.Globalization;
using AlliancePortal.Casework.Charges;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Charges;

/// <summary>Records that she is charged herself, and which team handles it.</summary>
public sealed partial class ChargeForm
{
    private IReadOnlyList<Refusal> refusals = [];
    private string? team;
    private string? offence;
    private string? day;
    private bool sending;

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChargeTeam> Teams { get; set; }

    /// <summary>Whether it was recorded; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    private IReadOnlyList<CodeOption> Options => [.. Teams.Select(unit => new CodeOption(unit.UnitId.ToString(), unit.UnitName, unit.AgencyName))];

    private async Task SendAsync()
    {
        if (sending) return;
        DateOnly? on = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : null;
        refusals =
        [
            .. team is null ? [new Refusal(RefusalTexts.OfField("empty"), "charge-teamUnitId")] : Array.Empty<Refusal>(),
            .. on is null ? [new Refusal(Words["ChargedOn_Whole"], "charge-chargedOn")] : Array.Empty<Refusal>(),
        ];
        if (refusals.Count > 0) return;

        sending = true;
        var answer = await AskAsync(new RecordCharge { CaseId = CaseId, TeamUnitId = Guid.Parse(team!), Offence = offence ?? "", ChargedOn = on!.Value });
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!, field => "charge-" + field);
    }
}
