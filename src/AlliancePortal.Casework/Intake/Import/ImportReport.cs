using System.Globalization;
using AlliancePortal.Casework.Kernel.Text;
using CsvHelper;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>What became of a file and of each of its rows. Holds values from the file: for its sender, never for a log.</summary>
public sealed class ImportReport
{
    private readonly List<ReportedRow> rows = [];

    /// <summary>Whether nothing was stored: the rows say what would happen.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the file as a whole was not read; null when it was.</summary>
    public FileRefusal? Refusal { get; init; }

    /// <summary>What the sender should know about the file; set when its last row has been read.</summary>
    public IReadOnlyList<FileNote> Notes { get; set; } = [];

    public IReadOnlyList<ReportedRow> Rows => rows;

    public int Read => rows.Count;

    public int Accepted => rows.Count(row => row.Outcome == RowOutcome.Accepted);

    public int AlreadyThere => rows.Count(row => row.Outcome == RowOutcome.AlreadyThere);

    public int Refused => rows.Count(row => row.Outcome == RowOutcome.Refused);

    /// <summary>How often each problem refused a row, the most frequent first.</summary>
    public IReadOnlyList<(string Code, int Rows)> Reasons =>
        [.. rows.SelectMany(row => row.Problems.Select(problem => problem.Code).Distinct())
            .CountBy(code => code).Select(pair => (pair.Key, pair.Value))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    public void Accept(int row, string? caseNumber = null) => rows.Add(new ReportedRow(row, RowOutcome.Accepted, caseNumber, []));

    public void Recognise(int row, string? caseNumber = null) => rows.Add(new ReportedRow(row, RowOutcome.AlreadyThere, caseNumber, []));

    /// <summary>Rows as they were decided, in the order of the file.</summary>
    public void Add(IEnumerable<ReportedRow> decided) => rows.AddRange(decided);

    /// <exception cref="ArgumentException">No problem is given: a refusal without a reason helps nobody.</exception>
    public void Refuse(int row, IReadOnlyList<RowProblem> problems)
    {
        if (problems.Count == 0)
            throw new ArgumentException("A refused row names its problems.", nameof(problems));
        rows.Add(new ReportedRow(row, RowOutcome.Refused, null, problems));
    }

    /// <summary>
    /// Writes the report as CSV, one line a row and a further line for each further problem. Cells that a spreadsheet would run as a
    /// formula are made text.
    /// </summary>
    public void WriteCsv(TextWriter writer)
    {
        using var csv = CsvWriter.Create(writer, leaveOpen: true);
        Line(csv, "row", "outcome", "case_number", "column", "problem", "value");
        if (Refusal is not null)
            Line(csv, "", RowOutcome.Refused.Code(), "", "", Refusal.Code, string.Join("; ", Refusal.Subjects));
        foreach (var row in rows)
        {
            var number = row.Row.ToString(CultureInfo.InvariantCulture);
            if (row.Problems.Count == 0)
                Line(csv, number, row.Outcome.Code(), row.CaseNumber, "", "", "");
            foreach (var problem in row.Problems)
                Line(csv, number, row.Outcome.Code(), row.CaseNumber, problem.Column, problem.Code, problem.Value);
        }
        foreach (var note in Notes)
            Line(csv, "", "note", "", note.Subject, note.Code, note.Rows.ToString(CultureInfo.InvariantCulture));
    }

    private static void Line(CsvWriter csv, params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(CsvText.Neutralise(cell));
        csv.EndRecord();
    }
}
