using AlliancePortal.Casework.Guardianship;

namespace AlliancePortal.Web.Guardianship;

/// <summary>Who of the Centre is the child's guardian: pressing a name does it.</summary>
public sealed partial class AppointDialog
{
    private IReadOnlyList<PossibleGuardian>? colleagues;

    protected override async Task OnInitializedAsync()
    {
        var answer = await AskAsync(new ListGuardians(Guardianship.GuardianshipId));
        colleagues = answer.Succeeded ? answer.Value : [];
    }

    private Task NameAsync(PossibleGuardian colleague) => SendAsync(new AppointGuardian(Guardianship.GuardianshipId, colleague.UserId, Guardianship.Version));
}
