using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Browsing;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Browsing;

/// <summary>The coordinator's numbers on the page, over the real gate: each with its bounds, refused and saved by itself.</summary>
public sealed class BrowsingLimitsTests
{
    [Fact]
    public async Task A_number_out_of_bounds_is_refused_at_its_field_and_stays_and_a_right_one_is_saved_alone()
    {
        await using var coordinator = await PortalComponents.SignedInAsync("analyst@coordinator.demo");
        coordinator.Services.AddSingleton<ICasework>(new Confirmed((await RunningPortal.Shared).App.Services.GetRequiredService<ICasework>()));
        var page = coordinator.Render<BrowsingOverview>();
        page.WaitForAssertion(() => page.Find("#browsing-odd_hours"), TimeSpan.FromSeconds(30));
        Assert.Equal(["browsing-bulk", "browsing-odd_hours"], page.FindAll("input").Select(input => input.Id));
        Assert.Contains("From 1 to 50.", page.Find("form:has(#browsing-odd_hours)").TextContent, StringComparison.Ordinal);
        Assert.Contains("From 20 to 1000.", page.Find("form:has(#browsing-bulk)").TextContent, StringComparison.Ordinal);

        await SaveAsync(page, "51");
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#browsing-odd_hours").GetAttribute("aria-invalid")), TimeSpan.FromSeconds(30));
        Assert.Equal("51", page.Find("#browsing-odd_hours").GetAttribute("value"));
        Assert.Null(page.Find("#browsing-bulk").GetAttribute("aria-invalid"));
        Assert.Equal("#browsing-odd_hours", page.Find(".refusal-summary a").GetAttribute("href"));

        await SaveAsync(page, "3");
        page.WaitForAssertion(() => Assert.Equal(["", "Saved."], page.FindAll("[role=status]").Select(status => status.TextContent)), TimeSpan.FromSeconds(30));
        Assert.Empty(page.FindAll(".refusal-summary, [aria-invalid]"));
    }

    private static async Task SaveAsync(IRenderedComponent<BrowsingOverview> page, string limit)
    {
        await page.InvokeAsync(() => page.Find("#browsing-odd_hours").Change(limit));
        await page.InvokeAsync(() => page.Find("form:has(#browsing-odd_hours)").Submit());
    }

    /// <summary>As if the second factor had just been shown.</summary>
    private sealed class Confirmed(ICasework gate) : ICasework
    {
        public Task<Outcome<TResult>> RunAsync<TResult>(Actor actor, IRequest<TResult> request, CancellationToken cancel = default) => gate.RunAsync(Actor.Person(actor.UserId), request, cancel);
    }
}
