using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Guardianship;

/// <summary>The Centre answered on the telephone: who, on which number, when. The number on duty and the present minute are filled in.</summary>
public sealed partial class PhoneDialog
{
    private string? name;
    private string? number;
    private DateTimeOffset? at;

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private CswView Centre => Guardianship.ActingCsw ?? Guardianship.Csw;

    protected override void OnInitialized() => (name, number, at) = (Centre.DutyName, Centre.Phone, Time.Now);

    private async Task SendAsync()
    {
        if (at is not { } instant) Refuse("at", "empty");
        else await SendAsync(new AcknowledgeByPhone(Guardianship.GuardianshipId, name ?? "", number ?? "", instant, Guardianship.Version));
    }
}
