namespace AlliancePortal.Web.Shared;

/// <summary>One value to choose from.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What people read, in their language.</param>
/// <param name="Help">When it applies.</param>
public sealed record CodeOption(string Value, string Label, string? Help = null);
