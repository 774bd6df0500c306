using AlliancePortal.Casework.Intake;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake;

/// <summary>The intake was taken in: its number, what happened by it, whom to ring, and where to go on.</summary>
public sealed partial class IntakeDone
{
    [Parameter, EditorRequired]
    public required TakenIn Taken { get; set; }
}
