using AlliancePortal.Casework.Referrals;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Referrals;

/// <summary>What the envelope says, in words.</summary>
internal static class ReferralTexts
{
    /// <summary>"Child · female · Romanian".</summary>
    public static string Person(IStringLocalizer<ReferralWords> words, ReferralItem item) =>
        string.Join(" · ", new[] { words[item.IsChild ? "Child" : "Adult"].Value, Labels.Of("sex", item.Sex), Labels.List("language", item.Languages) }.Where(part => part.Length > 0));

    public static ChipState Chip(ReferralItem item) => item switch
    {
        { Overdue: true } => ChipState.Overdue,
        { State: ReferralStates.Sent or ReferralStates.Claimed } => ChipState.Soon,
        { State: ReferralStates.Accepted or ReferralStates.Completed } => ChipState.Ok,
        _ => ChipState.Neutral,
    };
}
