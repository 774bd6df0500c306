using AlliancePortal.Casework.Guardianship;

namespace AlliancePortal.Web.Guardianship;

/// <summary>The Centre that was asked does not take over; the one that asked reads why.</summary>
public sealed partial class DeclineDialog
{
    private string? reason;

    private Task SendAsync() => SendAsync(new DeclineHandover(Guardianship.GuardianshipId, reason ?? "", Guardianship.Version));
}
