using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>First what she needs now: a doctor, a language, a safe way to be reached.</summary>
public sealed partial class SafetyGroup
{
    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    private CodeOption[] YesNo => [new("no", Words["No"]), new("yes", Words["Yes"])];

    private string? Ambulance => Jurisdiction.EmergencyNumbers.FirstOrDefault(number => number.Code == "ambulance")?.Number;
}
