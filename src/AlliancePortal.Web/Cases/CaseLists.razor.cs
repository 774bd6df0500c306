using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>What is known of consent, referrals and guardianship, to be read only.</summary>
public sealed partial class CaseLists
{
    [Parameter, EditorRequired]
    public required CaseView Case { get; set; }

    /// <summary>Key of the section.</summary>
    [Parameter, EditorRequired]
    public string Section { get; set; } = "";

    private IReadOnlyList<(string Title, string Text)> Lines => Section switch
    {
        "referrals" => [.. (Case.Sections.Referrals ?? []).Select(r => (
            $"{Labels.Of("referral_kind", r.Kind)} · {Labels.Of("referral_state", r.State)}",
            $"{Words["Referrals_From"].Value}: {r.From.Name} · {Words["Referrals_To"].Value}: {r.To.Name} · {Time.DateAndClock(r.SentAt)}"))],
        "consent" => [.. (Case.Sections.Consent?.Versions ?? []).Select(c => (
            Labels.List("consent_purpose", c.Purposes),
            string.Join(" · ", new[] { Time.Date(c.GivenAt), c.Until is { } until ? Words["Consent_Until", Time.Date(until)].Value : null, c.WithdrawnAt is { } at ? Words["Consent_Withdrawn", Time.Date(at)].Value : null }.OfType<string>())))],
        _ => [],
    };
}
