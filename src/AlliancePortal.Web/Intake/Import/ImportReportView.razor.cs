using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Web.Api;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Intake.Import;

/// <summary>What became of a file's rows: counts, reasons, the refused rows, and what the sender should know. No value of the file is shown.</summary>
public sealed partial class ImportReportView
{
    private const int MostRows = 100;

    [Parameter, EditorRequired]
    public required ImportReport Report { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnDownload { get; set; }

    [Inject]
    private RefusalTexts RefusalTexts { get; set; } = null!;

    private IEnumerable<(int Row, RowProblem Problem)> Refused =>
        Report.Rows.Where(row => row.Outcome == RowOutcome.Refused).SelectMany(row => row.Problems.Select(problem => (row.Row, problem))).Take(MostRows);

    /// <summary>A fault of the file, else a rule of the intake by its own text.</summary>
    private string Problem(string code) => Words[$"Problem_{code}"] is { ResourceNotFound: false } ofFile ? ofFile
        : RefusalTexts.OfField(code) is var field && field != RefusalTexts.Text("other") ? field
        : RefusalTexts.Text(code);
}
