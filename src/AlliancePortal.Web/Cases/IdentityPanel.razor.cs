using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Who she is, in full or as the minimal fields; changed by the agency that wrote it.</summary>
public sealed partial class IdentityPanel
{
    // The identity as it was when the change began; what arrives meanwhile is shown beside the typed text when it is saved.
    private IdentitySection? editing;

    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Case.Sections.Identity is not { Version: not null } identity) return;
        if (await AskAsync(new FindDraft(IdentityForm.Form, Case.CaseId)) is { Succeeded: true, Value.Draft: not null }) editing = identity;
    }

    private IEnumerable<(string Word, string? Value)> Facts(IdentitySection identity)
    {
        var person = IdentityDraft.Of(identity);
        if (identity.InFull)
        {
            yield return ("Identity_FirstName", person.FirstName);
            yield return ("Identity_LastName", person.LastName);
            yield return ("Identity_Aliases", string.Join(", ", person.AliasList));
            yield return ("Identity_Birth", identity.DateOfBirth is { } birth ? Time.Date(birth) : null);
            yield return ("Identity_Citizenships", Labels.List("country", person.Citizenships));
            yield return ("Identity_Number", person.IdentityNumber);
        }
        else
        {
            yield return ("Identity_Label", identity.Label);
            yield return ("Identity_BirthYear", identity.BirthYear?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if ((identity.AgeFrom, identity.AgeTo) is ({ } from, { } to)) yield return ("Identity_Age", Words["Identity_AgeRange", from, to]);
        yield return ("Identity_Sex", identity.Sex is { } sex ? Labels.Of("sex", sex) : null);
        yield return ("Identity_Languages", Labels.List("language", identity.Languages));
        yield return ("Identity_Interpreter", identity.NeedsInterpreter is { } needed ? Words[needed ? "Yes" : "No"].Value : null);
    }

    private async Task DoneAsync(bool changed)
    {
        editing = null;
        if (changed) await OnChanged.InvokeAsync();
    }
}
