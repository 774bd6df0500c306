namespace AlliancePortal.Web.Shared;

/// <summary>One step that a clock watches.</summary>
/// <param name="Label">What happened, or is awaited.</param>
/// <param name="At">When it happened; null while awaited.</param>
public sealed record ClockInstant(string Label, DateTimeOffset? At);
