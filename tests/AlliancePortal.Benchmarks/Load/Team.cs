using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>Several investigators of one team: requests of one person wait for each other in places where those of several do not.</summary>
internal static class Team
{
    public static IReadOnlyList<string> Emails { get; } = [.. Enumerable.Range(1, 8).Select(n => $"measured-{n}@tpiu.demo")];

    /// <summary>More of them, for pages by the hundred: one person has only so many at once.</summary>
    public static IReadOnlyList<string> Crowd { get; } = [.. Emails, .. Enumerable.Range(9, 8).Select(n => $"measured-{n}@tpiu.demo")];

    /// <summary>Those of them join who are not there yet.</summary>
    public static async Task JoinAsync(MeasuredPortal portal, IEnumerable<string> emails)
    {
        var casework = portal.App.Services.GetRequiredService<ICasework>();
        var people = new List<(Guid, string)>();
        foreach (var email in emails)
            if ((await casework.RunAsync(Actor.Setup, new FindWorker(email))).Value.UserId is null)
                people.Add(((await casework.RunAsync(Actor.Setup, new AddWorker { AgencyCode = "tpiu", UnitCodes = ["tpiu-team-1"], Role = "police_investigator", DisplayName = "Measured Worker", Email = email })).Value, email));
        await using var scope = portal.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(people, MeasuredPortal.Password, default);
    }
}
