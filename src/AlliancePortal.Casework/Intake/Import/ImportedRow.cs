namespace AlliancePortal.Casework.Intake.Import;

/// <summary>One filled row of the file: a person who can be taken in, or the problems for which the row is refused.</summary>
/// <param name="Row">Row number as the spreadsheet shows it.</param>
/// <param name="Person">Null when there are problems.</param>
/// <param name="Problems">Every problem of the row, not only the first.</param>
public sealed record ImportedRow(int Row, ImportedPerson? Person, IReadOnlyList<RowProblem> Problems);
