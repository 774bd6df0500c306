namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>A filled cell: a formula counts as its saved result.</summary>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Text">Texts as typed, numbers as plain decimals, dates in ISO form, booleans as TRUE or FALSE, errors as shown.</param>
/// <param name="Date">The day that a date or a number stands for in the workbook's date system; null if none.</param>
public readonly record struct SheetCell(CellKind Kind, string Text, DateOnly? Date = null);
