namespace AlliancePortal.Web.Intake;

/// <summary>Where somebody is in an intake.</summary>
internal enum IntakeStep
{
    Loading,
    Form,
    Check,
    Done,

    /// <summary>The draft was discarded, has expired, or was never this reader's.</summary>
    Gone,
}
