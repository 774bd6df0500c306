namespace AlliancePortal.Casework.Intake.Import;

/// <summary>How a file is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>Say what would happen and store nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Code of the municipality for rows that name none; else the agency's own, else the capital.</summary>
    public string? Municipality { get; init; }
}

/// <summary>How far an import has come.</summary>
/// <param name="Done">Rows that are decided.</param>
/// <param name="Rows">Rows of the file.</param>
public readonly record struct ImportProgress(int Done, int Rows);
