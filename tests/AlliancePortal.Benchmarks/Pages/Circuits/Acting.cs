using System.Collections.Concurrent;

namespace AlliancePortal.Benchmarks.Pages.Circuits;

/// <summary>People at open caseloads who choose another filter or order now and then.</summary>
internal static class Acting
{
    /// <summary>Where a page begins.</summary>
    public const string First = "/cases?child=true";

    // From one to the next the list always has other rows: of children, and of all others.
    private static readonly string[] Choices = ["/cases?child=false", "/cases?child=true&sort=newest", "/cases?child=false&sort=newest", First];

    /// <returns>Milliseconds from each action to the changes with the new rows, and what went wrong.</returns>
    public static async Task<(Spread Times, IReadOnlyCollection<string> Failures)> ForAsync(IReadOnlyList<Circuit> pages, TimeSpan time, TimeSpan every)
    {
        var (times, failures) = (new ConcurrentBag<double>(), new ConcurrentBag<string>());
        var until = DateTime.UtcNow + time;
        await Task.WhenAll(pages.Select(async (page, n) =>
        {
            // Each at its own moment: as many in each second.
            await Task.Delay(every * ((double)n / pages.Count));
            for (var turn = 0; DateTime.UtcNow < until; turn++)
            {
                var next = Task.Delay(every);
                try
                {
                    times.Add(await page.GoAsync(Choices[turn % Choices.Length], Crowd.Row));
                }
                catch (Exception problem) when (problem is TimeoutException or InvalidOperationException or System.Net.WebSockets.WebSocketException)
                {
                    failures.Add(problem.Message);
                    return;
                }

                await next;
            }
        }));
        foreach (var failure in failures.Distinct()) Console.WriteLine(failure);
        return (Spread.Of(times), failures);
    }
}
