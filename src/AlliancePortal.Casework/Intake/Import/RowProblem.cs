namespace AlliancePortal.Casework.Intake.Import;

/// <summary>
/// Something in a row that cannot be carried over. One problem refuses the whole row: a half-carried person would be recognised as
/// already there when the corrected file comes, and the rest would never arrive.
/// </summary>
/// <param name="Row">Row number as the spreadsheet shows it.</param>
/// <param name="Column">Heading of the column; empty when the row as a whole is meant.</param>
/// <param name="Code">One of <see cref="RowProblems"/>, or the code of an age problem.</param>
/// <param name="Value">The value as found, shortened; belongs to the person, so never into a log.</param>
public sealed record RowProblem(int Row, string Column, string Code, string Value)
{
    /// <summary>Longest value that a problem repeats, in characters.</summary>
    public const int MaxValue = 40;

    public static RowProblem Of(int row, string column, string code, string? value) => new(row, column, code, Shorten(value ?? ""));

    private static string Shorten(string value)
    {
        if (value.Length <= MaxValue)
            return value;
        var end = char.IsHighSurrogate(value[MaxValue - 2]) ? MaxValue - 2 : MaxValue - 1;
        return value[..end] + "…";
    }
}
