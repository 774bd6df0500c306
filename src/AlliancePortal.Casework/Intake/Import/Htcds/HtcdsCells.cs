using AlliancePortal.Casework.Intake.Import.Workbook;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>Reads the fields of one HTCDS row.</summary>
internal sealed class HtcdsCells(HtcdsRow row, FileNotes notes, DateOnly today)
{
    private static readonly HashSet<string> Yes = [.. new[] { "yes", "true", "1", "x", "po", "da" }.Select(CodeSpelling.Fold)];
    private static readonly HashSet<string> No = [.. new[] { "no", "false", "0", "jo", "ne" }.Select(CodeSpelling.Fold)];
    private readonly CellReader reader = new(row.Number, notes);

    public IReadOnlyList<RowProblem> Problems => reader.Problems;

    public string? Line(string field, int limit = TextLimits.ShortText) => reader.Line(Column(field), Text(field), limit);

    /// <summary>Several names in one cell, separated by semicolons.</summary>
    public IReadOnlyList<string> Lines(string field, int limit) =>
        [.. Text(field)?.Split(';').Select(part => reader.Line(Column(field), part, limit)).OfType<string>() ?? []];

    public string? Narrative(string field) => reader.Narrative(Column(field), Text(field));

    public string? Code(string field, string set) => reader.Code(Column(field), Text(field), set);

    public IReadOnlyList<string> Codes(string field, string set) => reader.Codes(Column(field), Text(field), set);

    /// <summary>A code that repeats another set's view of a cell which has been judged already.</summary>
    public string? SameCellCode(string field, string set) => row.Text(field) is { } text ? CodeSpelling.Of(set).Value(text) : null;

    public bool? Flag(string field)
    {
        if (Text(field) is not { } text || Usable(field) is null)
            return null;
        var key = CodeSpelling.Fold(text);
        if (!Yes.Contains(key) && !No.Contains(key) && !reader.IsUnknown(Column(field), text))
            reader.Refuse(Column(field), RowProblems.UnknownValue, text);
        return Yes.Contains(key) ? true : No.Contains(key) ? false : null;
    }

    /// <summary>A date that is not in the future.</summary>
    public PartialDate? Date(string field)
    {
        if (Usable(field) is not { } cell || (cell.Kind == CellKind.Text && reader.IsUnknown(Column(field), cell.Text)))
            return null;
        var problem = HtcdsDate.Read(cell, out var date);
        if (problem is null && date!.Earliest > today)
            problem = RowProblems.DateInFuture;
        if (problem is null)
            return date;
        reader.Refuse(Column(field), problem, cell.Text);
        return null;
    }

    public PartialDate? Birthdate()
    {
        var birth = Date(HtcdsFields.Birthdate);
        if (birth is null || Age.On(birth.Latest, today) <= Age.Highest)
            return birth;
        reader.Refuse(Column(HtcdsFields.Birthdate), AgeProblem.BirthTooLongAgo.Code(), row.Text(HtcdsFields.Birthdate));
        return null;
    }

    public void Refuse(string field, string code) => reader.Refuse(Column(field), code, row.Text(field));

    private string? Text(string field)
    {
        if (Usable(field) is not { } cell)
            return null;
        if (cell.Kind != CellKind.Date)
            return cell.Text;
        Refuse(field, RowProblems.UnexpectedDate);
        return null;
    }

    private SheetCell? Usable(string field)
    {
        if (row.Cell(field) is not { } cell)
            return null;
        if (cell.Kind is not (CellKind.Error or CellKind.FormulaWithoutValue))
            return cell;
        Refuse(field, cell.Kind == CellKind.Error ? RowProblems.CellError : RowProblems.FormulaWithoutValue);
        return null;
    }

    private static string Column(string field) => HtcdsFields.Named(field)!.Label;
}
