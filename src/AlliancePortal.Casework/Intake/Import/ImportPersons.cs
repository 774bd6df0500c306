using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>
/// Takes the persons of a file in, each through the same gate and rules as an intake by hand and in a transaction of its own, in the name of the worker
/// who imports. A row that an earlier import brought in is recognised and makes no second case.
/// </summary>
public sealed class ImportPersons(ICasework casework, JurisdictionFile jurisdiction, TimeProvider time)
{
    private const int AtOnce = 4;

    /// <summary>The code of what went wrong in a row whose shape or rule refused it is the refusal's own.</summary>
    /// <exception cref="RefusedException">The actor is nobody active.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportReading reading, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var report = new ImportReport { IsDryRun = options.IsDryRun, Refusal = reading.Refusal };
        if (reading.Refusal is not null) return report;
        var agency = (await casework.RunAsync(actor, new WhoAmI(), cancel)).Value.Agency;
        var fallback = options.Municipality ?? jurisdiction.Agency(agency.Code)?.Municipality ?? jurisdiction.Capital;
        var intakes = new RowIntake(agency.Id, new MunicipalityNames(jurisdiction), fallback, time.GetUtcNow(), reading.Notes);

        var rows = reading.Rows.Select(row => (row.Row, row.Problems, Intake: row.Person is { } person ? intakes.Of(person) : null)).ToList();
        report.Notes = reading.Notes.All;
        var decided = new ReportedRow[rows.Count];
        var done = 0;
        await Parallel.ForAsync(0, rows.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (index, stop) =>
        {
            var (row, problems, intake) = rows[index];
            decided[index] = intake is null ? new ReportedRow(row, RowOutcome.Refused, null, problems) : await DecideAsync(actor, row, intake, options, stop);
            progress?.Report(new ImportProgress(Interlocked.Increment(ref done), rows.Count));
        });
        report.Add(decided);
        return report;
    }

    private async Task<ReportedRow> DecideAsync(Actor actor, int row, TakeIn intake, ImportOptions options, CancellationToken cancel)
    {
        if (options.IsDryRun)
        {
            var check = await casework.RunAsync(actor, new CheckIntake(intake), cancel);
            return check.Refusal is { } no ? Refused(row, no) : Decided(row, check.Value.WasThere, check.Value.CaseNumber);
        }

        var taken = await casework.RunAsync(actor, intake, cancel);
        return taken.Refusal is { } refusal ? Refused(row, refusal) : Decided(row, taken.Value.WasThere, taken.Value.CaseNumber);
    }

    private static ReportedRow Decided(int row, bool wasThere, string? caseNumber) => new(row, wasThere ? RowOutcome.AlreadyThere : RowOutcome.Accepted, caseNumber, []);

    private static ReportedRow Refused(int row, Refusal refusal)
    {
        if (refusal == IntakeRefusals.AlreadyImported) return Decided(row, wasThere: true, null);
        return new ReportedRow(row, RowOutcome.Refused, null, refusal.Fields.Count == 0
            ? [RowProblem.Of(row, "", refusal.Code, null)]
            : [.. from field in refusal.Fields from code in field.Value select RowProblem.Of(row, field.Key, code, null)]);
    }
}
