namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>Columns as a spreadsheet names them: A, B … Z, AA.</summary>
internal static class ColumnLetters
{
    private const int Letters = 26;
    private const int LastColumn = 16_384;

    /// <summary>The column's name.</summary>
    public static string Of(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / Letters)
            name = (char)('A' + ((rest - 1) % Letters)) + name;
        return name;
    }

    /// <summary>The column of a cell reference such as AB12; null when it names none.</summary>
    public static int? ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c))
                break;
            column = (column * Letters) + (char.ToUpperInvariant(c) - 'A' + 1);
            if (column > LastColumn)
                return null;
        }
        return column > 0 ? column : null;
    }
}
