using AlliancePortal.Casework.Guardianship;

namespace AlliancePortal.Web.Guardianship;

/// <summary>One of the two signatures under the end; says whether it is the one that ends it.</summary>
public sealed partial class EndDialog
{
    private string? ground;
    private string? reason;

    private bool IsSecond => Guardianship.EndSignedByCsw || Guardianship.EndSignedByVaau;

    private async Task SendAsync()
    {
        if ((Guardianship.EndGround ?? ground) is not { } chosen) Refuse("ground", "empty");
        else await SendAsync(new EndGuardianship(Guardianship.GuardianshipId, reason ?? "", chosen, Guardianship.Version));
    }
}
