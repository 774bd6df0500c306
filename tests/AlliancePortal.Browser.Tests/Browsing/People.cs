using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>What the demonstration's people do before or beside a journey, through the gate.</summary>
internal static class People
{
    /// <summary>Does something as the person with that account.</summary>
    public static async Task<T> DoAsync<T>(string email, IRequest<T> request) =>
        (await (await ServicesAsync()).GetRequiredService<ICasework>().RunAsync(Actor.Person(await IdAsync(email)), request)).Value;

    /// <summary>Excludes the person with that account from a case, for which there is no use case yet.</summary>
    public static async Task ExcludeAsync(string email, Guid caseId)
    {
        var connections = (await ServicesAsync()).GetRequiredService<PortalConnections>();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Admin) { Database = connections.Database }.ConnectionString);
        await using var command = source.CreateCommand("insert into casework.exclusions (user_id, case_id, set_by, set_at) values ($1, $2, $1, now())");
        command.Parameters.Add(new() { Value = await IdAsync(email) });
        command.Parameters.Add(new() { Value = caseId });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Guid> IdAsync(string email) =>
        (await (await ServicesAsync()).GetRequiredService<ICasework>().RunAsync(Actor.Setup, new FindWorker(email))).Value.UserId!.Value;

    private static async Task<IServiceProvider> ServicesAsync() => (await RunningPortal.Shared).App.Services;
}
