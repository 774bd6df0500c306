using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>Frames and requests that no browser of ours sends: a clear no or a closed line, nobody else disturbed, nothing of it in the log.</summary>
[Collection(ListeningCollection.Name)]
public sealed class HostileHttpTests(ListeningPortal listening)
{
    private const char EndOfRecord = '\u001e';
    private const string Handshake = "{\"protocol\":\"blazorpack\",\"version\":1}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1.evil.example")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Another_site_opens_no_circuit_in_the_readers_browser(string origin)
    {
        var (browser, cookies) = await listening.BrowserAsync("investigator@tpiu.demo");
        using var owned = browser;
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        ask.Headers.Add("Origin", origin);
        using var answer = await browser.SendAsync(ask, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var refused = new ClientWebSocket();
        refused.Options.Cookies = cookies;
        refused.Options.SetRequestHeader("Origin", origin);
        var hub = await listening.LineAsync(browser);
        await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(hub, Cancel));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://other.portal.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.NotFound)]
    public async Task Another_site_changes_nothing_with_the_readers_cookie(string? origin, HttpStatusCode expected)
    {
        var (browser, _) = await listening.BrowserAsync("investigator@tpiu.demo");
        using var owned = browser;
        using var claim = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/referrals/{Guid.CreateVersion7()}/claim");
        if (origin is not "") claim.Headers.Add("Origin", origin ?? listening.Portal.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await browser.SendAsync(claim, Cancel);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_sign_in_whose_length_is_not_told_before_is_not_read_without_end()
    {
        using var stranger = new HttpClient { BaseAddress = listening.Portal.Address };
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/api/v1/login") { Content = JsonContent.Create(new { email = new string('a', 60_000), password = "x" }) };
        ask.Headers.TransferEncodingChunked = true;
        using var answer = await stranger.SendAsync(ask, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Malformed_and_oversized_frames_close_their_own_line_and_nobody_elses()
    {
        var (browser, cookies) = await listening.BrowserAsync("investigator@tpiu.demo");
        using var owned = browser;
        using var bystander = await listening.OpenLineAsync(browser, cookies);
        await SendAsync(bystander, Encoding.UTF8.GetBytes(Handshake + EndOfRecord));
        var random = new Random(20261123);
        for (var n = 0; n < 200; n++)
        {
            using var line = await listening.OpenLineAsync(browser, cookies);
            if (n % 4 != 0) await SendAsync(line, Encoding.UTF8.GetBytes(Handshake + EndOfRecord));
            var frame = new byte[n % 10 == 9 ? 2 * 1024 * 1024 : random.Next(1, 4000)];
            random.NextBytes(frame);
            var oversized = n % 10 == 9 && n % 3 != 0;
            if (n % 3 == 0) frame = Encoding.UTF8.GetBytes($"[1,{{}},null,\"{(n % 2 == 0 ? "StartCircuit" : "Vexillum")}\",[\"{new string('[', 50)}\"]]{EndOfRecord}");
            await SendAsync(line, frame);
            if (oversized) Assert.True(await ClosesAsync(line), "An oversized frame was taken.");
        }

        Assert.Equal(WebSocketState.Open, bystander.State);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/cases", Cancel)).StatusCode);
        await NothingHeardAsync();
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/invitation/abc")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        var (browser, _) = await listening.BrowserAsync(path == "/sign-out" ? "advocate@vaau.demo" : null);
        using var owned = browser;
        using var answer = await browser.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("email", "a@b.test"), KeyValuePair.Create("password", "x")]), Cancel);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Bodies_that_are_too_large_too_deep_or_no_text_are_refused_in_words()
    {
        using var police = await listening.Portal.SignInAsync("investigator@tpiu.demo");
        byte[][] bodies =
        [
            Encoding.UTF8.GetBytes($$"""{"narrative": "{{new string('v', 10 * 1024 * 1024)}}"}"""),
            Encoding.UTF8.GetBytes(new string('[', 100_000)),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"person\":", 5_000))),
            [.. "{\"narrative\": \""u8, 0xC3, 0x28, 0xFF, 0xFE, .. "\"}"u8],
            [.. "{\"narrative\": \"a"u8, 0, .. "b\"}"u8],
            RandomNumberGenerator.GetBytes(4096),
            [],
            [0xEF, 0xBB, 0xBF],
        ];
        foreach (var path in new[] { "/api/v1/intakes", "/api/v1/login", $"/api/v1/cases/{Guid.CreateVersion7()}/risk-ratings", $"/api/v1/cases/{Guid.CreateVersion7()}/entries" })
        {
            foreach (var body in bodies)
            {
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
                using var ask = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
                // The portal says no before it has read all; so the sender asks first.
                ask.Headers.ExpectContinue = body.Length > 1024 * 1024;
                if (body.Length % 2 == 0) ask.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
                using var answer = await police.SendAsync(ask, Cancel);
                Assert.InRange((int)answer.StatusCode, 400, 499);
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                Assert.NotEmpty(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("code").GetString()!);
            }
        }

        await NothingHeardAsync();
    }

    [Theory]
    [InlineData("/cases/%00")]
    [InlineData("/%C3%28")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/api/v1/caseload?q=%00")]
    [InlineData("/api/v1/caseload?q=%FF%FE")]
    [InlineData("/api/v1/caseload?size=99999999999999999999")]
    [InlineData("/api/v1/caseload?after=AAAA")]
    [InlineData("/api/v1/cases/00000000-0000-0000-0000-00000000000g")]
    [InlineData("/api/v1/board/%27%20or%201=1--")]
    public async Task An_address_that_means_nothing_is_answered_and_breaks_nothing(string path)
    {
        using var police = await listening.Portal.SignInAsync("supervisor@tpiu.demo");
        using var answer = await police.GetAsync(path, Cancel);
        Assert.InRange((int)answer.StatusCode, 200, 499);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await NothingHeardAsync();
    }

    private async Task NothingHeardAsync()
    {
        using var client = new HttpClient { BaseAddress = listening.Portal.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", Cancel)).StatusCode);
        foreach (var word in new[] { "vvvvvvvv", "[[[[", "Vexillum", "or 1=1" }) Assert.DoesNotContain(word, listening.Logged, StringComparison.Ordinal);
    }

    private static async Task SendAsync(ClientWebSocket line, byte[] frame)
    {
        try
        {
            await line.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, Cancel);
        }
        catch (WebSocketException)
        {
            // Closed by the portal while it was being sent.
        }
    }

    private static async Task<bool> ClosesAsync(ClientWebSocket line)
    {
        var piece = new byte[16 * 1024];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            while (line.State == WebSocketState.Open)
                if ((await line.ReceiveAsync(piece, patience.Token)).MessageType == WebSocketMessageType.Close) return true;
        }
        catch (WebSocketException)
        {
            return true;
        }

        return line.State != WebSocketState.Open;
    }
}
