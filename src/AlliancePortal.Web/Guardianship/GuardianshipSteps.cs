using AlliancePortal.Casework.Guardianship;

namespace AlliancePortal.Web.Guardianship;

/// <summary>How the steps of a guardianship are worded.</summary>
internal static class GuardianshipSteps
{
    /// <summary>The Centre whose answer is awaited, or that answers now.</summary>
    public static CswView Acting(GuardianshipView guardianship) => guardianship.HandoverTo ?? guardianship.ActingCsw ?? guardianship.Csw;

    /// <summary>Key of the word for what acknowledging means at this moment.</summary>
    public static string AcknowledgeWord(GuardianshipView guardianship) => guardianship switch
    {
        { State: "notified" } => "Do_Acknowledge",
        { HandoverTo: not null, AwaitsConfirmation: false } => "Do_TakeOver",
        { AwaitsConfirmation: true } => "Do_Confirm",
        _ => "Do_TakeUpAgain",
    };

    public static string Dial(string phone) => "tel:" + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
