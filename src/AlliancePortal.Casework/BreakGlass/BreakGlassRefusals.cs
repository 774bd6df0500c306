using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>Why emergency access is not given, or not answered, now.</summary>
public static class BreakGlassRefusals
{
    /// <summary>The case is open to this person already.</summary>
    public static Refusal OpenAlready { get; } = new("break_glass_open_already");

    /// <summary>This person waits for an answer about that number already.</summary>
    public static Refusal AskedAlready { get; } = new("break_glass_asked_already");

    /// <summary>It was answered, or ended, meanwhile.</summary>
    public static Refusal NotInState { get; } = new("break_glass_not_in_state");
}
