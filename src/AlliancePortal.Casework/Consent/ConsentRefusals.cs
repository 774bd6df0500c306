using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Consent;

/// <summary>Why a consent is not recorded or withdrawn.</summary>
public static class ConsentRefusals
{
    /// <summary>A child's consent is given by the Centre that is its guardian; what the child wishes is heard and noted there.</summary>
    public static Refusal GuardianConsents { get; } = new("guardian_consents_for_child");

    /// <summary>An adult consents herself.</summary>
    public static Refusal AdultConsentsHerself { get; } = new("adult_consents_herself");

    /// <summary>This version does not hold any more.</summary>
    public static Refusal WithdrawnAlready { get; } = new("consent_withdrawn_already");
}
