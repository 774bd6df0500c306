namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Something about the file that its sender should know and that refuses no row.</summary>
/// <param name="Code">One of <see cref="FileNotes"/>'s codes.</param>
/// <param name="Subject">The column, value or sheet.</param>
/// <param name="Rows">How many rows it concerns; 0 when it concerns the file.</param>
public sealed record FileNote(string Code, string Subject, int Rows);
