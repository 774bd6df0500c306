using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.DemoData;

/// <summary>Demonstration workers, accounts and stories, made through the same gate as everything else; at the next start they are found again.</summary>
internal static class Demonstration
{
    public static async Task<string> LoadAsync(IServiceProvider services, string? password, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(password) && await services.GetRequiredService<DemoAccounts>().StandAsync([.. DemoWorkers.All.Select(worker => worker.Email)], password, cancel)) return password;
        var casework = services.GetRequiredService<ICasework>();
        var jurisdiction = services.GetRequiredService<JurisdictionFile>();
        var people = new Dictionary<string, Actor>();
        var isNew = true;
        foreach (var worker in DemoWorkers.All)
        {
            var known = (await casework.RunAsync(Actor.Setup, new FindWorker(worker.Email), cancel)).Value.UserId;
            isNew &= known is null;
            people[worker.Email] = Actor.Person(known ?? (await casework.RunAsync(Actor.Setup, new AddWorker
            {
                AgencyCode = worker.Agency,
                UnitCodes = worker.Units.Length > 0 ? worker.Units : [jurisdiction.Agency(worker.Agency)!.Units[0].Code],
                Role = worker.Role.Code(),
                DisplayName = worker.Name,
                Email = worker.Email,
            }, cancel)).Value);
        }

        if (isNew)
        {
            await new DemoStories(casework, people, services.GetRequiredService<TimeProvider>()).TellAsync(cancel);
            await new DemoDays(casework, people, services.GetRequiredService<TimeProvider>()).TellAsync(cancel);
            await new DemoReferrals(casework, people, services.GetRequiredService<TimeProvider>()).TellAsync(cancel);
            await using var past = new DemoPast(services, people);
            await past.TellAsync(cancel);
            await new DemoDuty(casework, people, services.GetRequiredService<TimeProvider>()).SetAsync(cancel);
        }

        return await services.GetRequiredService<DemoAccounts>().EnsureAsync(people.Select(person => (person.Value.UserId, person.Key)), password, cancel);
    }
}
