using AlliancePortal.Casework.Referrals;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Referrals;

/// <summary>Referrals as rows, as cards on a phone.</summary>
public sealed partial class ReferralRows
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ReferralItem> Items { get; set; } = [];

    /// <summary>Shows who sent, instead of who receives.</summary>
    [Parameter]
    public bool Incoming { get; set; }
}
