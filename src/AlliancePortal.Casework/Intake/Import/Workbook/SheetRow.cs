namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Number as the spreadsheet shows it, from 1.</param>
/// <param name="Cells">Filled cells by column, the first being 1.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells);
