namespace AlliancePortal.Casework.Kernel.Codes;

/// <summary>One value of a code set.</summary>
/// <param name="Value">What is stored and exchanged; never changes once used.</param>
/// <param name="Labels">What people read.</param>
/// <param name="Help">When the value applies, in one or two sentences.</param>
/// <param name="Aliases">Other spellings found in imports (field definitions, earlier versions, other standards).</param>
/// <param name="ValidFrom">First day on which the value may be chosen; null: always.</param>
/// <param name="ValidTo">Last day on which the value may be chosen; older records keep it and its label.</param>
public sealed record Code(
    string Value,
    LocalText Labels,
    LocalText? Help = null,
    IReadOnlyList<string>? Aliases = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null)
{
    /// <summary>Whether the value may be chosen on that day.</summary>
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}
