using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Guardianship;

/// <summary>Who answers for the child, who answered the telephone, who was asked to take over, who has signed the end.</summary>
public sealed partial class GuardianshipFacts
{
    [Parameter, EditorRequired]
    public required GuardianshipView Guardianship { get; set; }

    [Parameter]
    public GuardianshipRecord? Record { get; set; }

    private IEnumerable<(string Term, string Text, string? Detail)> Lines
    {
        get
        {
            var g = Guardianship;
            if (g.State == "notified" && g.LadderStep > 0) yield return ("Fact_Ladder", Words[$"Ladder_{g.LadderStep}"], null);
            if (g.GuardianName is { } guardian) yield return ("Fact_Guardian", guardian, null);
            if (g.PhoneName is { } name)
                yield return ("Fact_Phone", $"{name}, {g.PhoneNumber}", g.PhoneConfirmedAt is { } confirmed ? Words["Phone_Confirmed", Time.Absolute(confirmed)] : Words["Phone_Unconfirmed"]);
            if (g.HandoverTo is { } asked) yield return ("Fact_Handover", asked.Name, Record?.HandoverReason ?? Words["Handover_Stays", g.Csw.Name]);
            if (g is { HandoverTo: null, HandoverDeclinedBy: { } declined }) yield return ("Fact_Declined", declined.Name, Record?.HandoverDeclineReason);
            if (g.EndGround is { } ground) yield return ("Fact_Ground", Labels.Of("guardianship_end_reason", ground), null);
            if (g.EndSignedByCsw || g.EndSignedByVaau)
            {
                yield return ("Fact_SignedByCentre", Words[g.EndSignedByCsw ? "Signed" : "SignatureAwaited"], Record?.EndReasonOfCsw);
                yield return ("Fact_SignedByAdvocates", Words[g.EndSignedByVaau ? "Signed" : "SignatureAwaited"], Record?.EndReasonOfVaau);
            }

            if (g.EndedAt is { } ended) yield return ("Fact_Ended", Time.DateAndClock(ended), null);
        }
    }
}
