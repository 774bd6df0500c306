using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Seeding;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Benchmarks;

/// <summary>Fills a portal with invented cases, three in ten of which belong to the investigators' agency.</summary>
internal static class Invented
{
    public const string Worker = "investigator@tpiu.demo";

    /// <returns>Seconds that it took, indexes and statistics included.</returns>
    public static async Task<double> LoadAsync(MeasuredPortal portal, int cases)
    {
        var report = await portal.App.Services.GetRequiredService<CaseLoader>().RunAsync(new LoadPlan { Cases = cases }, null, default);
        var seconds = (report.Rows + report.Indexes).TotalSeconds;
        Console.WriteLine($"{cases} invented cases: {seconds:0} s, {cases / seconds:0} a second");
        // What PostgreSQL does by itself within minutes of a load; measured is the daily state.
        var connections = portal.App.Services.GetRequiredService<PortalConnections>();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database, CommandTimeout = 0 });
        await using var vacuum = source.CreateCommand("vacuum (analyze)");
        await vacuum.ExecuteNonQueryAsync();
        return seconds;
    }
}
