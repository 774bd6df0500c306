using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Guardianship;

/// <summary>Another Centre is asked to take over; the present one stays until it answers.</summary>
public sealed partial class HandoverDialog
{
    private IReadOnlyList<CodeOption> centres = [];
    private string? to;
    private string? reason;

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ListAgencies { Kind = AgencyKinds.Csw, ToTellOf = Guardianship.CaseId });
        if (answer.Succeeded)
            centres = [.. answer.Value.Where(centre => centre.Id != Guardianship.Csw.Id && centre.Id != Guardianship.HandoverTo?.Id).Select(centre => new CodeOption(centre.Id.ToString(), centre.Name))];
    }

    private async Task SendAsync()
    {
        if (!Guid.TryParse(to, out var agency)) Refuse("toAgencyId", "empty");
        else await SendAsync(new HandOverGuardianship(Guardianship.GuardianshipId, agency, reason ?? "", Guardianship.Version));
    }
}
