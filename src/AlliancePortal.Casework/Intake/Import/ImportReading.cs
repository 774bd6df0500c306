namespace AlliancePortal.Casework.Intake.Import;

/// <summary>A file that is being read row by row. Dispose it when done; the stream stays the caller's.</summary>
public sealed class ImportReading : IDisposable
{
    private readonly IEnumerable<ImportedRow> rows;
    private readonly IDisposable? source;
    private bool read;

    internal ImportReading(FileRefusal refusal) => (Refusal, rows) = (refusal, []);

    internal ImportReading(IEnumerable<ImportedRow> rows, FileNotes notes, IDisposable? source = null) =>
        (this.rows, Notes, this.source) = (rows, notes, source);

    /// <summary>Why nothing was read; null when rows follow. Everything that can refuse a file is known before the first row.</summary>
    public FileRefusal? Refusal { get; }

    /// <summary>What the sender should know about the file; complete when the last row has been read.</summary>
    public FileNotes Notes { get; } = new();

    /// <summary>The filled rows in the order of the file, read as they are asked for.</summary>
    /// <exception cref="InvalidOperationException">The rows have been read already.</exception>
    public IEnumerable<ImportedRow> Rows
    {
        get
        {
            if (read)
                throw new InvalidOperationException("The rows of a file are read once.");
            read = true;
            return rows;
        }
    }

    public void Dispose() => source?.Dispose();
}
