using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Who is in the case and why, as far as the reader may know.</summary>
public sealed partial class CaseParticipants
{
    [Parameter, EditorRequired]
    public IReadOnlyList<CaseParticipant> Participants { get; set; } = [];

    private string WhyOf(CaseParticipant participant)
    {
        var basis = Words["Basis_" + participant.Basis] is { ResourceNotFound: false } known ? known : Words["Basis_other"];
        string?[] parts =
        [
            participant.Kind is { } kind ? $"{basis.Value} ({Labels.Of("referral_kind", kind)})" : basis.Value,
            participant.IsActive ? participant.Since is { } since ? Words["Since", Time.Date(since)].Value : null : Words["NoLonger"].Value,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
