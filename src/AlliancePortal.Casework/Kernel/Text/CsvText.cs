namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>Makes cell texts of an export safe to open in a spreadsheet.</summary>
public static class CsvText
{
    /// <summary>
    /// A text that a spreadsheet would run as a formula is given a leading apostrophe, which makes it text (CWE-1236).
    /// Full-width signs count too: some spreadsheets fold them. Quoting of the cell itself is the writer's task.
    /// </summary>
    public static string Neutralise(string? cell) => cell switch
    {
        null or "" => "",
        ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] => "'" + cell,
        _ => cell,
    };
}
