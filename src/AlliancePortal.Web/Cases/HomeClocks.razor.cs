using AlliancePortal.Casework.Guardianship;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Children whose next step is running, the earliest due first.</summary>
public sealed partial class HomeClocks
{
    [Parameter, EditorRequired]
    public IReadOnlyList<GuardianshipView> Guardianships { get; set; } = [];

    /// <summary>The reader's own Centre has not answered yet.</summary>
    private static bool Awaited(GuardianshipView guardianship) => guardianship is { Mine: true, AcknowledgedAt: null };
}
