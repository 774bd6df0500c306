using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Cluster;
using AlliancePortal.Casework.Tests.Persistence.Cluster;
using AlliancePortal.Testing.Casework;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlliancePortal.Casework.Tests.Persistence;

/// <summary>
/// A database of its own, with the settings of a real one, killed (<c>kill -9</c>) again and again while eight people write and read, and started
/// again each time. The casework over it is never restarted. What came of it is looked at by the tests of three promises.
/// </summary>
public sealed class KilledDatabase : IAsyncLifetime
{
    public const int People = 8;
    private const int WritesBeforeKill = 250;

    /// <summary>How often; <c>PORTAL_DATABASE_KILLS</c> says more than the suite has time for.</summary>
    public static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("PORTAL_DATABASE_KILLS") ?? "2", CultureInfo.InvariantCulture);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestFolder folder = new();
    private PrivateCluster cluster = null!;
    private int reads;
    private bool stopped;

    /// <summary>Entries whose writing was answered.</summary>
    public ConcurrentBag<Guid> Written { get; } = [];

    /// <summary>Cases that were opened.</summary>
    public int Reads => reads;

    /// <summary>What was answered while there was no database.</summary>
    public ConcurrentBag<Refusal> Refusals { get; } = [];

    /// <summary>From each return of the database to the first entry that was written again.</summary>
    public List<TimeSpan> WritableAfter { get; } = [];

    public async ValueTask InitializeAsync()
    {
        cluster = await StartAsync();
        await using var world = await CaseworkWorld.CreateAsync(cluster.ConnectionString);
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult());
        var working = Enumerable.Range(0, People).Select(_ => WorkAsync(world, taken.CaseId)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await WriteAsync(WritesBeforeKill);
            await KillAsync();
            var address = cluster.ConnectionString;
            cluster = await StartAsync();
            Assert.Equal(address, cluster.ConnectionString);
            var returned = Stopwatch.StartNew();
            await WriteAsync(1);
            WritableAfter.Add(returned.Elapsed);
        }

        stopped = true;
        await Task.WhenAll(working);
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>The single number that the statement gives, seen by the superuser.</summary>
    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var owner = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = "allianceportal" }.ConnectionString);
        await owner.OpenAsync();
        await using var count = new NpgsqlCommand(sql, owner);
        foreach (var value in values) count.Parameters.Add(new() { Value = value });
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private Task<PrivateCluster> StartAsync() => PrivateCluster.StartAsync(new ClusterOptions { DataFolder = folder.Root }, NullLogger.Instance, default);

    private async Task KillAsync()
    {
        using var postmaster = Process.GetProcessById(cluster.ProcessId);
        postmaster.Kill(entireProcessTree: true);
        await postmaster.WaitForExitAsync();
        await cluster.DisposeAsync();
    }

    private async Task WorkAsync(CaseworkWorld world, Guid caseId)
    {
        while (!stopped)
        {
            var added = await world.Casework.RunAsync(world.Investigator, new AddCaseEntry { CaseId = caseId, Section = "notes", Kind = "note", Text = "She slept." });
            if (added.Succeeded) Written.Add(added.Value.EntryId);
            var refusal = added.Refusal ?? await world.RefusalAsync(world.Investigator, new ShowCase(caseId));
            if (refusal is null)
            {
                Interlocked.Increment(ref reads);
                continue;
            }

            Refusals.Add(refusal);
            await Task.Delay(200);
        }
    }

    private async Task WriteAsync(int more)
    {
        var (before, patience) = (Written.Count, Stopwatch.StartNew());
        while (Written.Count < before + more)
        {
            Assert.True(patience.Elapsed < Patience, $"{Written.Count - before} of {more} entries in {patience.Elapsed}.");
            await Task.Delay(10);
        }
    }
}

/// <summary>The tests that look at what came of the killing.</summary>
[CollectionDefinition(Name)]
public sealed class KilledDatabaseCollection : ICollectionFixture<KilledDatabase>
{
    public const string Name = "killed database";
}
