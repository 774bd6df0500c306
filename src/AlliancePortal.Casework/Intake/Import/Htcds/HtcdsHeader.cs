using AlliancePortal.Casework.Intake.Import.Workbook;

namespace AlliancePortal.Casework.Intake.Import.Htcds;

/// <summary>
/// Which column holds which field. IOM's workbook says it twice, in a hidden row of field names and a row of headings, and the two
/// contradict each other in the address columns (N to R). People type under the heading, so the heading is followed; a program that
/// fills by field name is recognised by a country that stands where the field name wants it and the heading does not.
/// </summary>
internal sealed class HtcdsHeader
{
    private const int FewestMatches = 3;
    private const int SearchedRows = 10;

    private HtcdsHeader(int lastRow) => LastRow = lastRow;

    /// <summary>The last row of the heading; people follow.</summary>
    public int LastRow { get; }

    public SortedDictionary<int, HtcdsField> Fields { get; } = [];

    /// <summary>Heading of each column that has one, as written.</summary>
    public Dictionary<int, string> Headings { get; } = [];

    /// <summary>Columns whose field name and heading mean different fields, with the field that the name means.</summary>
    public SortedDictionary<int, HtcdsField> Contradicted { get; } = [];

    /// <summary>The heading in the first rows of a sheet; null when the sheet has none of HTCDS.</summary>
    public static HtcdsHeader? Find(IEnumerable<SheetRow> rows)
    {
        var first = rows.TakeWhile(row => row.Number <= SearchedRows).ToList();
        var names = first.Find(row => Matches(row, HtcdsFields.Named) >= FewestMatches);
        var labels = first.Find(row => Matches(row, HtcdsFields.Labelled) >= FewestMatches);
        if (names is null && labels is null)
            return null;

        var header = new HtcdsHeader(Math.Max(names?.Number ?? 0, labels?.Number ?? 0));
        foreach (var column in (names?.Cells.Keys ?? []).Union(labels?.Cells.Keys ?? []).Order())
            header.Add(column, Text(names, column), Text(labels, column));
        return header;
    }

    /// <summary>What makes the heading unusable, or null.</summary>
    public FileRefusal? Refuses()
    {
        var twice = Fields.Values.GroupBy(field => field).Where(group => group.Count() > 1).Select(group => group.Key.Label).ToList();
        if (twice.Count > 0)
            return FileRefusal.DuplicateColumns(twice);
        var missing = HtcdsFields.All.Where(field => field.IsRequired && !Fields.ContainsValue(field)).Select(field => field.Label).ToList();
        return missing.Count > 0 ? FileRefusal.MissingColumns(missing) : null;
    }

    /// <summary>Whether the row was filled by field name where name and heading contradict each other.</summary>
    public bool IsFilledByName(SheetRow row)
    {
        var labelled = Contradicted.Keys.FirstOrDefault(column => Fields[column].Name == HtcdsFields.MailingCountry);
        var named = Contradicted.FirstOrDefault(pair => pair.Value.Name == HtcdsFields.MailingCountry).Key;
        return named > 0 && HoldsCountry(row, named) && !HoldsCountry(row, labelled);
    }

    /// <summary>What the column is called in reports.</summary>
    public string NameOf(int column) =>
        Fields.TryGetValue(column, out var field) ? field.Label : Headings.GetValueOrDefault(column, ColumnLetters.Of(column));

    private void Add(int column, string? name, string? label)
    {
        Headings[column] = label ?? name!;
        var named = name is null ? null : HtcdsFields.Named(name);
        var labelled = label is null ? null : HtcdsFields.Labelled(label);
        if ((labelled ?? named) is { } field)
            Fields[column] = field;
        if (named is not null && labelled is not null && named != labelled)
            Contradicted[column] = named;
    }

    private static bool HoldsCountry(SheetRow row, int column) =>
        Text(row, column) is { } text && CodeSpelling.Of("country").Value(text) is not null;

    private static int Matches(SheetRow row, Func<string, HtcdsField?> find) =>
        row.Cells.Values.Count(cell => cell.Kind == CellKind.Text && find(cell.Text) is not null);

    private static string? Text(SheetRow? row, int column) => row is not null && row.Cells.TryGetValue(column, out var cell) ? cell.Text : null;
}
