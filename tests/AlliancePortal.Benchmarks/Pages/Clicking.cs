using AlliancePortal.Benchmarks.Load;

namespace AlliancePortal.Benchmarks.Pages;

/// <summary>From a click in the browser until the page stands and answers.</summary>
internal static class Clicking
{
    private const string Home = "location.pathname === '/' && document.querySelector('main h1') && !document.querySelector('main .list-skeleton')";
    private const string Caseload = "location.pathname === '/cases' && document.querySelector('#search') && document.querySelector('main tbody .row-link')";
    private const string Case = "/^\\/cases\\/[0-9a-f-]{36}$/.test(location.pathname) && document.querySelector('.case-section') && !document.querySelector('main .list-skeleton')";
    private const string Board = "location.pathname === '/board' && document.querySelector('.board-tiles li')";

    // Of these the server learns what is hot.
    private const int Warming = 4;
    private const double Most = 400;

    public static async Task<Part> MeasureAsync(int port, int clicks)
    {
        var times = new Times(clicks);
        await using (var investigator = await Window.SignedInAsync(port, Team.Emails[0], "/"))
        {
            var page = investigator.Page;
            for (var n = 0; n < clicks + Warming; n++)
            {
                times.Add("home, by its menu entry", n, await investigator.ClickAsync(page.Locator(".sidenav a[href='/']"), Home));
                times.Add("caseload, by its menu entry", n, await investigator.ClickAsync(page.Locator(".sidenav a[href='/cases']"), Caseload));
                times.Add("a case, by its row", n, await investigator.ClickAsync(page.Locator("main .row-link").Nth(n), Case));
            }

            for (var n = 0; n < clicks + Warming; n++) times.Add("caseload, the whole document", n, await investigator.LoadAsync("/cases", Caseload));
        }

        await using (var supervisor = await Window.SignedInAsync(port, Calls.Supervisor, "/"))
            for (var n = 0; n < clicks + Warming; n++)
            {
                await supervisor.ClickAsync(supervisor.Page.Locator(".sidenav a[href='/']"), Home);
                times.Add("board, by its menu entry", n, await supervisor.ClickAsync(supervisor.Page.Locator(".sidenav a[href='/board']"), Board));
            }

        return times.Part();
    }

    /// <summary>By what was clicked; those that only warm do not count.</summary>
    private sealed class Times(int clicks)
    {
        private readonly Dictionary<string, List<(double Painted, double Answered)>> all = [];

        public void Add(string what, int n, (double, double) time)
        {
            if (n < Warming) return;
            if (!all.TryGetValue(what, out var list)) all[what] = list = new(clicks);
            list.Add(time);
            Console.WriteLine($"{what}: {time.Item1:0} {time.Item2:0} ms");
        }

        public Part Part()
        {
            var answered = all.Select(one => (What: one.Key, Times: Spread.Of(one.Value.Select(time => time.Answered)))).ToList();
            return new Part(
                [.. all.SelectMany(one => new[] { ($"{one.Key}: painted", Spread.Of(one.Value.Select(time => time.Painted))), ($"{one.Key}: the page answers", answered.First(a => a.What == one.Key).Times) })],
                [.. answered.Where(one => !one.What.EndsWith("document", StringComparison.Ordinal)).Select(one => Goal.Most(one.What, $"usable: p95 ≤ {Most:0} ms", one.Times.P95, Most, "ms"))],
                "From the click, by the browser's own clock, until what was asked for is painted; and until the page's circuit has then answered a call behind all that it has to do.");
        }
    }
}
