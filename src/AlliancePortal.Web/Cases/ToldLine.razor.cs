using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>One thing that was told: what, when, and where to go. No name stands in it.</summary>
public sealed partial class ToldLine
{
    [Parameter, EditorRequired]
    public required NotificationItem Item { get; set; }

    [Parameter]
    public EventCallback OnSeen { get; set; }

    /// <summary>Only a supervisor has a board to go to.</summary>
    [CascadingParameter]
    public ActingAs? Reader { get; set; }

    /// <summary>The section of the case that the notification is about.</summary>
    private string Target(Guid caseId) => Item.Kind switch
    {
        "interview_breach" => SectionTabs.Href(caseId, "interviews"),
        "erasure_proposed" or "erasure_declined" => $"/cases/{caseId}/erasure",
        "case_assigned" or "break_glass_opened" => $"/cases/{caseId}",
        "victim_charged" or "non_punishment_checked" or "non_punishment_overdue" => $"/cases/{caseId}#charges-title",
        "consent_withdrawn" or "consent_ended" => SectionTabs.Href(caseId, "consent"),
        var kind when kind.StartsWith("referral_", StringComparison.Ordinal) => SectionTabs.Href(caseId, "referrals"),
        _ => SectionTabs.Href(caseId, "guardianship"),
    };
}
