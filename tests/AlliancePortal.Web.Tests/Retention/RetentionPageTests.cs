using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Retention;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Retention;

/// <summary>The schedule on the page, over the real gate: what is typed shows what would go before it is saved.</summary>
public sealed class RetentionPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_typed_shows_what_would_go_and_nothing_is_saved_before_it_is_asked_for()
    {
        await using var coordinator = await PortalComponents.SignedInAsync("analyst@coordinator.demo");
        coordinator.Services.AddSingleton<ICasework>(new Confirmed((await RunningPortal.Shared).App.Services.GetRequiredService<ICasework>()));
        var page = coordinator.Render<RetentionPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section:has(> form #retention-imported) tbody tr")), Patience);
        Assert.Single(Rows(page));

        await TypeAsync(page, "31");
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#retention-imported").GetAttribute("aria-invalid")), Patience);
        Assert.Equal("31", page.Find("#retention-imported").GetAttribute("value"));
        Assert.Single(Rows(page));

        await TypeAsync(page, "12");
        page.WaitForAssertion(() => Assert.Equal(["As it stands: 10 years", "With 12 years"], Rows(page).Select(row => row.QuerySelector("td")!.TextContent)), Patience);
        Assert.Null(page.Find("#retention-imported").GetAttribute("aria-invalid"));
        Assert.Contains("10 years", page.Find("section:has(> form #retention-imported) strong").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("form:has(#retention-imported)").Submit());
        page.WaitForAssertion(() => Assert.Contains("12 years", page.Find("section:has(> form #retention-imported) strong").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("As it stands: 12 years", Assert.Single(Rows(page)).QuerySelector("td")!.TextContent);
    }

    [Theory]
    [InlineData("supervisor@csw-prizren.demo", true)]
    [InlineData("admin@portal.demo", false)]
    public async Task Others_read_the_schedule_and_only_supervisors_a_list_of_cases(string email, bool lists)
    {
        await using var reader = await PortalComponents.SignedInAsync(email);
        var page = reader.Render<RetentionPage>();
        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll(".retention-period").Count), Patience);
        Assert.Equal(lists, page.FindAll("#retention-due").Count == 1);
        Assert.Empty(page.FindAll(".retention-change, .retention-period table"));
    }

    private static AngleSharp.Dom.IElement[] Rows(IRenderedComponent<RetentionPage> page) => [.. page.FindAll("section:has(> form #retention-imported) tbody tr")];

    private static Task TypeAsync(IRenderedComponent<RetentionPage> page, string text) => page.InvokeAsync(() => page.Find("#retention-imported").Change(text));

    /// <summary>As if the second factor had just been shown.</summary>
    private sealed class Confirmed(ICasework gate) : ICasework
    {
        public Task<Outcome<TResult>> RunAsync<TResult>(Actor actor, IRequest<TResult> request, CancellationToken cancel = default) => gate.RunAsync(Actor.Person(actor.UserId), request, cancel);
    }
}
