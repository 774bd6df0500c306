using AlliancePortal.Casework.Agencies;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>What a leaver leaves behind, as counts, and who finds it on the board.</summary>
public sealed partial class LeftBehind
{
    [Parameter, EditorRequired]
    public required WorkLeft Left { get; set; }
}
