using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Web.Account;
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

    /// <summary>A police colleague with an account of her own, whose sessions and drafts no other journey touches; the password is the demonstration's.</summary>
    /// <returns>Her e-mail.</returns>
    public static async Task<string> NewInvestigatorAsync()
    {
        var services = await ServicesAsync();
        var email = $"{Guid.NewGuid():N}@tpiu.test";
        var worker = new AddWorker { AgencyCode = "tpiu", UnitCodes = ["tpiu-team-1"], Role = "police_investigator", DisplayName = "Blerta Hoxha", Email = email };
        var id = (await services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, worker)).Value;
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync([(id, email)], RunningPortal.Password);
        return email;
    }

    /// <summary>Ends all sign-ins of the person on the server; open pages learn of it at once.</summary>
    public static async Task SignOutAsync(string email)
    {
        await using var scope = (await ServicesAsync()).CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountClosing>().SignOutEverywhereAsync(await IdAsync(email));
    }

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

    /// <summary>The id of the person with that account.</summary>
    public static async Task<Guid> IdAsync(string email) =>
        (await (await ServicesAsync()).GetRequiredService<ICasework>().RunAsync(Actor.Setup, new FindWorker(email))).Value.UserId!.Value;

    private static async Task<IServiceProvider> ServicesAsync() => (await RunningPortal.Shared).App.Services;
}
