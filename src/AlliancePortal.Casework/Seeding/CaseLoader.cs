using System.Diagnostics;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Sealing;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>
/// Loads many invented cases as if each had been taken in by hand: sealed under a key per person, findable, opened to the units that it would be open to,
/// and in the audit. For measuring and demonstrating; what it writes is not asked by the gate.
/// </summary>
public sealed class CaseLoader(
    PortalConnections connections, ICasework casework, KeyringDatabase keyring, EncryptionKeys encryption, SearchKeys search, JurisdictionFile jurisdiction, TimeProvider time)
{
    /// <summary>Loads the plan, or the rest of it when an earlier run was interrupted.</summary>
    /// <exception cref="LoadRefusedException">It cannot be done; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted between two batches; the same plan goes on with it.</exception>
    public async Task<LoadReport> RunAsync(LoadPlan plan, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        await using var source = LoadConnection.Source(connections);
        await LoadConnection.CheckAsync(source, cancel);
        await using var control = await source.OpenConnectionAsync(cancel);
        if (!(bool)(await ScalarAsync(control, $"select pg_try_advisory_lock({SecondaryIndexes.Lock})", cancel))!) throw new LoadRefusedException("Another load is running on this database.");
        var state = await LoadState.OpenAsync(control, plan, time.GetUtcNow(), cancel);
        var writer = await WriterAsync(source, plan.Agencies, state.Until, cancel);
        var invented = new InventedCases(plan, writer.Directory, jurisdiction, state.Until);

        var (started, before, loaded) = (Stopwatch.GetTimestamp(), state.Loaded, 0);
        if (plan.Cases >= plan.RebuildIndexesFrom) await SecondaryIndexes.DropAsync(control, writer.Tables, cancel);
        TimeSpan rows;
        try
        {
            await Parallel.ForEachAsync(state.Missing, new ParallelOptions { MaxDegreeOfParallelism = plan.Workers, CancellationToken = cancel }, async (first, _) =>
            {
                // A batch that was begun is finished, so that no person's key is left without her case.
                var intakes = Enumerable.Range(first, state.SizeOf(first)).Select(invented.Of).ToList();
                await writer.WriteAsync(intakes, connection => state.MarkAsync(connection, first, CancellationToken.None), CancellationToken.None);
                var (done, elapsed) = (Interlocked.Add(ref loaded, intakes.Count), Stopwatch.GetElapsedTime(started).TotalSeconds);
                progress?.Report(new LoadProgress(before + done, plan.Cases, done / elapsed, TimeSpan.FromSeconds((plan.Cases - before - done) * elapsed / done)));
            });
        }
        finally
        {
            rows = Stopwatch.GetElapsedTime(started);
            await SecondaryIndexes.RestoreAsync(control, CancellationToken.None);
        }

        await FinishAsync(control, writer.Tables, cancel);
        return new LoadReport(loaded, rows, Stopwatch.GetElapsedTime(started) - rows);
    }

    /// <summary>Loads these, in one transaction.</summary>
    public async Task LoadAsync(IReadOnlyList<LoadedIntake> intakes, CancellationToken cancel)
    {
        await using var source = LoadConnection.Source(connections);
        await LoadConnection.CheckAsync(source, cancel);
        var writer = await WriterAsync(source, [.. intakes.Select(intake => intake.Worker.AgencyCode).Distinct()], time.GetUtcNow(), cancel);
        await writer.WriteAsync(intakes, _ => Task.CompletedTask, cancel);
    }

    private async Task<BatchWriter> WriterAsync(NpgsqlDataSource source, IReadOnlyList<string> agencies, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var db = BatchWriter.Database(connection);
        var directory = await LoadDirectory.ReadAsync(db, casework, agencies, cancel);
        var projections = new LoadedProjections(search, new LoadedClockwork(jurisdiction, until));
        return new BatchWriter(source, directory, () => new Seals(new KeyRing(keyring, encryption, time)), jurisdiction, projections);
    }

    // Open pages look again, the planner knows what is there, and all of it is on the disk.
    private async Task FinishAsync(NpgsqlConnection control, string[] tables, CancellationToken cancel)
    {
        await using (var wake = new NpgsqlCommand("insert into casework.wake_ups (unit_id, at) select id, $1 from reference.units", control) { Parameters = { new() { Value = time.GetUtcNow() } } })
            await wake.ExecuteNonQueryAsync(cancel);
        foreach (var table in tables.Where(table => table != BatchWriter.AuditTable)) await ScalarAsync(control, $"vacuum (analyze) casework.{table}", cancel);
        await ScalarAsync(control, "vacuum (analyze) audit.entries", cancel);
        await ScalarAsync(control, "checkpoint", cancel);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}
