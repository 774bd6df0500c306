using AlliancePortal.Casework.Intake.Import.Workbook;

namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>A filled row of an HTCDS workbook, before its values are judged.</summary>
/// <param name="Number">Row number as the spreadsheet shows it.</param>
/// <param name="Cells">Filled cells by HTCDS field name with prefix.</param>
public sealed record HtcdsRow(int Number, IReadOnlyDictionary<string, SheetCell> Cells)
{
    /// <summary>The filled cell of the field, or null.</summary>
    public SheetCell? Cell(string field) => Cells.TryGetValue(field, out var cell) ? cell : null;

    /// <summary>The text of the field as the spreadsheet holds it, or null.</summary>
    public string? Text(string field) => Cell(field)?.Text;
}
