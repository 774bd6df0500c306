using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Browser.Tests.Browsing;

/// <summary>What the demonstration's people do before or beside a journey, through the gate.</summary>
internal static class People
{
    /// <summary>Does something as the person with that account.</summary>
    public static async Task<T> DoAsync<T>(string email, IRequest<T> request)
    {
        var casework = (await RunningPortal.Shared).App.Services.GetRequiredService<ICasework>();
        var user = (await casework.RunAsync(Actor.Setup, new FindWorker(email))).Value.UserId!.Value;
        return (await casework.RunAsync(Actor.Person(user), request)).Value;
    }
}
