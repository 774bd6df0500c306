using AlliancePortal.Casework.Agencies;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>What stands open at an agency or unit, as counts; only what there is.</summary>
public sealed partial class StandingList
{
    [Parameter, EditorRequired]
    public required Standing Standing { get; set; }

    /// <summary>Units that go along; 0: not told.</summary>
    [Parameter]
    public int Units { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    private IReadOnlyList<(string Key, int Count)> Counts =>
    [
        ("Of_Units", Units), ("Of_People", Standing.People), ("Of_Cases", Standing.OpenCases), ("Of_Referrals", Standing.OpenReferrals),
        ("Of_Wards", Standing.Wards), ("Of_Shifts", Standing.Shifts), ("Of_StandIn", Standing.StandInFor),
    ];
}
