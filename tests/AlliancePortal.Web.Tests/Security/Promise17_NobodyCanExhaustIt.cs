using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using AlliancePortal.Web.Host;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>Promise 17: one valid login, used greedily, gets its share; others work on.</summary>
[Collection(ListeningCollection.Name)]
public sealed class Promise17_NobodyCanExhaustIt(ListeningPortal listening, ITestOutputHelper output)
{
    private const string Greedy = "socialworker@csw-peja.demo";
    private const string Other = "advocate@vaau.demo";

    private static readonly TimeSpan Usable = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_hundred_circuits_of_one_person_a_share_opens_and_others_open_theirs()
    {
        var (greedy, cookies) = await listening.BrowserAsync(Greedy);
        var (other, othersCookies) = await listening.BrowserAsync(Other);
        using var ownedGreedy = greedy;
        using var ownedOther = other;
        var lines = new List<ClientWebSocket>();
        for (var asked = 0; asked < 200; asked++)
            if (await TryOpenAsync(greedy, cookies) is { } line) lines.Add(line);
        Assert.Equal(FairShares.Circuits, lines.Count);
        Assert.All(lines, line => Assert.Equal(WebSocketState.Open, line.State));

        var watch = Stopwatch.StartNew();
        using var others = await listening.OpenLineAsync(other, othersCookies);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/cases", Cancel)).StatusCode);
        Assert.True(watch.Elapsed < Usable, $"The other waited {watch.Elapsed}.");
        output.WriteLine($"200 circuits asked for by one person: {lines.Count} opened, {200 - lines.Count} refused; another's circuit and page after {watch.ElapsedMilliseconds} ms");

        // Closed pages make room for others.
        foreach (var line in lines) line.Dispose();
        ClientWebSocket? again = null;
        for (var patience = Stopwatch.StartNew(); again is null && patience.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(50, Cancel)) again = await TryOpenAsync(greedy, cookies);
        Assert.NotNull(again);
        again.Dispose();
    }

    [Fact]
    public async Task Of_three_hundred_requests_at_once_some_wait_some_are_refused_and_others_are_answered_meanwhile()
    {
        using var greedy = await listening.Portal.SignInAsync(Greedy);
        using var other = await listening.Portal.SignInAsync(Other);
        var asked = Enumerable.Range(0, 300).Select(async _ =>
        {
            using var answer = await greedy.GetAsync("/api/v1/caseload", Cancel);
            return (answer.StatusCode, Body: answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Cancel));
        }).ToList();
        var watch = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/caseload", Cancel)).StatusCode);
        var waited = watch.Elapsed;

        var answers = await Task.WhenAll(asked);
        Assert.True(waited < Usable, $"The other waited {waited}.");
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 1, 300 - FairShares.Requests - FairShares.Waiting);
        Assert.All(refused, answer => Assert.Contains("\"code\":\"too_many_requests\"", answer.Body, StringComparison.Ordinal));
        output.WriteLine($"300 requests at once by one person: {refused.Count} refused; another's was answered after {waited.TotalMilliseconds:0} ms");
    }

    private async Task<ClientWebSocket?> TryOpenAsync(HttpClient browser, CookieContainer cookies)
    {
        try
        {
            return await listening.OpenLineAsync(browser, cookies);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
