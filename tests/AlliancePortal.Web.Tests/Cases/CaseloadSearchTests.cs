using AlliancePortal.Web.Cases;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Cases;

/// <summary>The search of the caseload over a long line, on which an address arrives long after it was asked for.</summary>
public sealed class CaseloadSearchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Letters_stay_while_older_searches_arrive_and_an_address_from_elsewhere_replaces_them()
    {
        await using var reader = await PortalComponents.SignedInAsync("investigator@tpiu.demo");
        var line = new LongLine();
        reader.Services.AddSingleton<NavigationManager>(line).AddScoped<CaseloadMemory>();
        var page = reader.Render<Caseload>();
        foreach (var text in new[] { "Kra", "Krasn", "Krasniqi" })
        {
            var before = line.UnderWay.Count;
            await page.InvokeAsync(() => page.Find("#search").Input(text));
            page.WaitForState(() => line.UnderWay.Count > before, Patience);
        }

        while (line.UnderWay.Count > 0)
        {
            await page.InvokeAsync(line.Arrive);
            Assert.Equal("Krasniqi", page.Find("#search").GetAttribute("value"));
        }

        await page.InvokeAsync(() => line.NavigateTo("/cases"));
        await page.InvokeAsync(line.Arrive);
        page.WaitForAssertion(() => Assert.Null(page.Find("#search").GetAttribute("value")), Patience);
    }

    private sealed class LongLine : NavigationManager
    {
        public LongLine() => Initialize("http://localhost/", "http://localhost/cases");

        public Queue<string> UnderWay { get; } = [];

        public void Arrive()
        {
            Uri = ToAbsoluteUri(UnderWay.Dequeue()).ToString();
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => UnderWay.Enqueue(uri);
    }
}
