using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.StaffReports;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>What the demonstration's people do before or beside a journey, through the gate.</summary>
internal static class People
{
    /// <summary>Does something as the person with that account.</summary>
    public static async Task<T> DoAsync<T>(string email, IRequest<T> request) =>
        (await (await ServicesAsync()).GetRequiredService<ICasework>().RunAsync(Actor.Person(await IdAsync(email)), request)).Value;

    /// <summary>A police colleague with an account of her own, whose sessions and drafts no other journey touches; the password is the demonstration's.</summary>
    /// <returns>Her e-mail.</returns>
    public static Task<string> NewInvestigatorAsync() => NewColleagueAsync("tpiu", "tpiu-team-1", "police_investigator", "Blerta Hoxha");

    /// <summary>An administrator with an account of her own; the password is the demonstration's.</summary>
    /// <returns>Her e-mail.</returns>
    public static Task<string> NewAdministratorAsync() => NewColleagueAsync("portal", JurisdictionFile.Default.Agency("portal")!.Units[0].Code, "administrator", "Teuta Shala");

    /// <summary>A supervisor of the first police team with an account of his own; the password is the demonstration's.</summary>
    /// <returns>His e-mail.</returns>
    public static Task<string> NewSupervisorAsync() => NewColleagueAsync("tpiu", "tpiu-team-1", "police_supervisor", "Arbër Gjoka");

    /// <summary>Lets the second factor that the person showed at the sign-in be six minutes old.</summary>
    public static async Task AgeAsync(string email) =>
        await (await RunningPortal.Shared).ExecuteAsync($"update account.sessions set confirmed_at = confirmed_at - interval '6 minutes' where user_id = '{await IdAsync(email)}'");

    /// <summary>A worker of any agency and role with an account of their own; the password is the demonstration's.</summary>
    /// <returns>The e-mail.</returns>
    public static async Task<string> NewColleagueAsync(string agency, string unit, string role, string name)
    {
        var services = await ServicesAsync();
        var email = $"{Guid.NewGuid():N}@{agency}.test";
        var worker = new AddWorker { AgencyCode = agency, UnitCodes = [unit], Role = role, DisplayName = name, Email = email };
        var id = (await services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, worker)).Value;
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync([(id, email)], RunningPortal.Password);
        return email;
    }

    /// <summary>An invited police colleague who has chosen the password of the demonstration, and has no second factor yet.</summary>
    /// <returns>Her e-mail.</returns>
    public static Task<string> InvitedInvestigatorAsync() => InvitedAsync("tpiu", "tpiu-team-1", "police_investigator", "Drita Krasniqi");

    /// <summary>The same as administrator.</summary>
    /// <returns>Her e-mail.</returns>
    public static Task<string> InvitedAdministratorAsync() => InvitedAsync("portal", JurisdictionFile.Default.Agency("portal")!.Units[0].Code, "administrator", "Vjosa Kelmendi");

    private static async Task<string> InvitedAsync(string agency, string unit, string role, string name)
    {
        var services = await ServicesAsync();
        var email = $"{Guid.NewGuid():N}@{agency}.test";
        var worker = new AddWorker { AgencyCode = agency, UnitCodes = [unit], Role = role, DisplayName = name, Email = email };
        var id = (await services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, worker)).Value;
        await using var scope = services.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<InvitationLinks>();
        var link = (await links.CreateAsync(id, email)).Value;
        await links.AcceptAsync(link[(link.LastIndexOf('/') + 1)..], RunningPortal.Password);
        return email;
    }

    /// <summary>Ends all sign-ins of the person on the server; open pages learn of it at once.</summary>
    public static async Task SignOutAsync(string email)
    {
        await using var scope = (await ServicesAsync()).CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountClosing>().SignOutEverywhereAsync(await IdAsync(email));
    }

    /// <summary>A supervisor keeps the person with that account out of a case.</summary>
    public static async Task ExcludeAsync(string supervisor, string email, Guid caseId) =>
        await DoAsync(supervisor, new ExcludePerson { CaseId = caseId, UserId = await IdAsync(email), Reason = "She named him." });

    /// <summary>Somebody reports about a colleague to the officer with that account.</summary>
    public static async Task ReportAsync(string officer) => await (await ServicesAsync()).GetRequiredService<ICasework>().RunAsync(
        Actor.SpeakUp, new SubmitReport { Kind = "tip_off", About = "A sergeant of the second shift", What = "He rings the bar before each raid.", OfficerId = await IdAsync(officer) });

    /// <summary>The id of the person with that account.</summary>
    public static async Task<Guid> IdAsync(string email) =>
        (await (await ServicesAsync()).GetRequiredService<ICasework>().RunAsync(Actor.Setup, new FindWorker(email))).Value.UserId!.Value;

    private static async Task<IServiceProvider> ServicesAsync() => (await RunningPortal.Shared).App.Services;
}
