using AlliancePortal.Casework.Intake;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>Whom to ring, by name and number.</summary>
public sealed partial class RingFirst
{
    [Parameter, EditorRequired]
    public required DutyContact Contact { get; set; }
}
