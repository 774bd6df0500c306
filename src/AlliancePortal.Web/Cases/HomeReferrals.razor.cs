using AlliancePortal.Casework.Cases;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Referrals whose answer is awaited: by the reader's unit, or of one that is late.</summary>
public sealed partial class HomeReferrals
{
    [Parameter, EditorRequired]
    public IReadOnlyList<HomeReferral> Referrals { get; set; } = [];

    private static string Target(HomeReferral referral) => $"/referrals?box={referral.Box}";

    private string DueWord(HomeReferral referral) => referral.Overdue
        ? Words["Late", Time.Span(Time.Now - referral.DueAt), Time.Absolute(referral.DueAt)]
        : Words["Due", Time.Absolute(referral.DueAt)];
}
