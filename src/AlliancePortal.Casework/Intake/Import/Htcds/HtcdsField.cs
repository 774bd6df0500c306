namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>A field of HTCDS 2.0.</summary>
/// <param name="Name">Name with prefix, as in the workbook's hidden first row.</param>
/// <param name="Label">Heading that people read.</param>
/// <param name="IsCarried">Whether the field has a place in an intake; others are noted when filled.</param>
/// <param name="IsRequired">Whether a workbook without the column is refused.</param>
/// <param name="Alias">Another spelling of the name that IOM's files use.</param>
public sealed record HtcdsField(string Name, string Label, bool IsCarried = false, bool IsRequired = false, string? Alias = null);
