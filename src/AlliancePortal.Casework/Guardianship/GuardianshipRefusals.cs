using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>Why something cannot be done with a guardianship now.</summary>
public static class GuardianshipRefusals
{
    /// <summary>It is ended, or not yet where this step begins.</summary>
    public static Refusal NotInState { get; } = new("guardianship_not_in_state");

    /// <summary>The unit is neither the guardian CSW, nor acting for it, nor named in an open handover.</summary>
    public static Refusal NotThisCentre { get; } = new("guardianship_not_this_centre");

    /// <summary>A handover goes to another CSW.</summary>
    public static Refusal HandoverToItself { get; } = new("guardianship_handover_to_itself");

    /// <summary>An instant lies before the one that it follows, or in the future.</summary>
    public static Refusal InstantOutOfOrder { get; } = new("guardianship_instant_out_of_order");

    /// <summary>Ending takes two persons, one of the CSW and one of VAAU.</summary>
    public static Refusal SameSignatory { get; } = new("guardianship_same_signatory");

    /// <summary>That side has signed; the other one is awaited.</summary>
    public static Refusal SignedAlready { get; } = new("guardianship_signed_already");

    /// <summary>The second signature stands under another ground than the first.</summary>
    public static Refusal GroundsDiffer { get; } = new("guardianship_grounds_differ");

    /// <summary>By what is recorded she is still a child, so that she cannot be let go as an adult.</summary>
    public static Refusal StillChild { get; } = new("guardianship_still_child");

    /// <summary>Only the agency that opened the case writes down what its Centre answered on the telephone.</summary>
    public static Refusal NotTheCaller { get; } = new("guardianship_not_the_caller");

    /// <summary>She is in the records as a child already, and has her Centre.</summary>
    public static Refusal ChildAlready { get; } = new("guardianship_child_already");
}
