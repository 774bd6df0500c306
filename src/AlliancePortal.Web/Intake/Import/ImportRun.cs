using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Ctdc;
using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.Intake.Import;

/// <summary>One file on the page: tried first, then imported, both away from the circuit's own thread. It is in memory only, its content is about victims.</summary>
internal sealed class ImportRun(string name, byte[] content) : IProgress<ImportProgress>
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(300);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private DateTimeOffset shown;
    private Action changed = () => { };

    public string Name => name;

    public ImportProgress Progress { get; private set; }

    public void Stop() => stopping.Cancel();

    /// <summary>Runs the file; null when it was stopped before its last row.</summary>
    public async Task<ImportReport?> RunAsync(ImportPersons persons, Actor actor, bool isDryRun, Action onChanged, CancellationToken cancel)
    {
        changed = onChanged;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, cancel);
        try
        {
            return await Task.Run(async () =>
            {
                using var stream = new MemoryStream(content, writable: false);
                using var reading = Read(stream);
                return await persons.RunAsync(actor, reading, new ImportOptions { IsDryRun = isDryRun }, this, either.Token);
            }, either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Report(ImportProgress value)
    {
        lock (gate)
        {
            var now = TimeProvider.System.GetUtcNow();
            if (now - shown < Rhythm && value.Done < value.Rows) return;
            (shown, Progress) = (now, value);
        }

        changed();
    }

    private ImportReading Read(Stream stream)
    {
        var today = PeopleTime.Default.Today(TimeProvider.System);
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CtdcFile.Read(stream, today) : HtcdsWorkbook.Read(stream, today);
    }
}
