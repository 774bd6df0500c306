using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Consent;

/// <summary>Takes her word that an agency or a person learns nothing of her.</summary>
public sealed partial class WithholdForm
{
    private const string Whole = "agency:";
    private const string One = "person:";
    private IReadOnlyList<CodeOption> options = [];
    private IReadOnlyList<Refusal> refusals = [];
    private string? who;
    private string? words;
    private bool sending;

    [Parameter, EditorRequired]
    public Guid CaseId { get; set; }

    /// <summary>Whom she may name beside whole agencies.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<WithholdingPerson> People { get; set; }

    /// <summary>Whether it was recorded; false when the reader stepped back.</summary>
    [Parameter]
    public EventCallback<bool> OnDone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ListAgencies { ToTellOf = CaseId });
        if (!answer.Succeeded) return;
        var names = answer.Value.ToDictionary(agency => agency.Id, agency => agency.Name);
        options =
        [
            .. answer.Value.Where(agency => agency.Kind is not (AgencyKinds.Coordinator or AgencyKinds.Administration)).Select(agency => new CodeOption(Whole + agency.Id, agency.Name, Words["Withheld_Whole"])),
            .. People.Select(person => new CodeOption(One + person.UserId, person.DisplayName, $"{Labels.Of("role", person.Role)} · {names.GetValueOrDefault(person.AgencyId)}")),
        ];
    }

    private async Task SendAsync()
    {
        if (sending) return;
        if (who is null)
        {
            refusals = [new Refusal(RefusalTexts.OfField("empty"), "withhold-who")];
            return;
        }

        sending = true;
        var answer = await AskAsync(new RecordWithholding
        {
            CaseId = CaseId,
            AgencyId = who.StartsWith(Whole, StringComparison.Ordinal) ? Guid.Parse(who[Whole.Length..]) : null,
            UserId = who.StartsWith(One, StringComparison.Ordinal) ? Guid.Parse(who[One.Length..]) : null,
            Words = string.IsNullOrWhiteSpace(words) ? null : words,
        });
        sending = false;
        if (answer.Succeeded) await OnDone.InvokeAsync(true);
        else refusals = InWords(answer.Refusal!, field => field == "words" ? "withhold-words" : "withhold-who");
    }
}
