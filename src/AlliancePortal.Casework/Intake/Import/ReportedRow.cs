namespace AlliancePortal.Casework.Intake.Import;

/// <summary>What became of one row.</summary>
/// <param name="Row">Row number as the spreadsheet shows it.</param>
/// <param name="Outcome">Accepted, already there or refused.</param>
/// <param name="CaseNumber">Number of the case that the person is in; null for a refused row and in a dry run.</param>
/// <param name="Problems">Why the row was refused.</param>
public sealed record ReportedRow(int Row, RowOutcome Outcome, string? CaseNumber, IReadOnlyList<RowProblem> Problems);
