namespace AlliancePortal.Casework.Audit.Heads;

/// <summary>Where the heads of the audit go.</summary>
/// <param name="Folder">Outside the database and best on another disk; null: nothing is published here.</param>
/// <param name="Webhook">A second authority that keeps what is sent to it; null: none.</param>
public sealed record HeadSettings(string? Folder, Uri? Webhook);
