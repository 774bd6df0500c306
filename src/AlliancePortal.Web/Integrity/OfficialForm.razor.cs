using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Integrity;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Integrity;

/// <summary>Who the official is, or where he serves; who goes on reading the investigation; and why.</summary>
public sealed partial class OfficialForm
{
    private const string Unit = "unit:";
    private const string Person = "person:";
    private IReadOnlyList<CodeOption> options = [];
    private IReadOnlyList<Refusal> refusals = [];
    private IReadOnlyList<string> named = [];
    private string? who;
    private string? reason;
    private bool sending;

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required OfficialsView View { get; set; }

    /// <summary>Whether it was marked; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    private IReadOnlyList<CodeOption> Nameable => [.. View.Nameable.Select(person => new CodeOption(person.UserId.ToString(), person.DisplayName, person.UnitName))];

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ListAgencies());
        options =
        [
            .. View.People.Select(person => new CodeOption(Person + person.UserId, person.DisplayName, $"{Labels.Of("role", person.Role)} · {person.UnitName}")),
            .. (answer.Succeeded ? answer.Value : []).SelectMany(agency => agency.Units.Select(unit => new CodeOption(Unit + unit.Id, $"{agency.Name} · {unit.Name}", Words["Somebody"]))),
        ];
    }

    private async Task SendAsync()
    {
        if (sending) return;
        if (who is null)
        {
            refusals = [new Refusal(RefusalTexts.OfField("empty"), "official-who")];
            return;
        }

        var person = who.StartsWith(Person, StringComparison.Ordinal) ? View.People.Single(one => one.UserId == Guid.Parse(who[Person.Length..])) : null;
        sending = true;
        var answer = await AskAsync(new MarkOfficialInvolved
        {
            CaseId = CaseId,
            OfficialUnitId = person?.UnitId ?? Guid.Parse(who[Unit.Length..]),
            OfficialUserId = person?.UserId,
            NamedUserIds = [.. named.Select(Guid.Parse)],
            Reason = reason ?? "",
        });
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!, field => field is "officialUnitId" or "officialUserId" ? "official-who" : "official-" + field);
    }
}
