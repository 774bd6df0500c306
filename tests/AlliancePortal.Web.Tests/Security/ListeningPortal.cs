using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Web.Host;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>A portal of its own in the mode that tells developers most, with every line that it logs kept: message, fields, and errors to the last.</summary>
public sealed partial class ListeningPortal : IAsyncLifetime
{
    private readonly Heard heard = new();

    public RunningPortal Portal { get; private set; } = null!;

    /// <summary>All that was logged until now.</summary>
    public string Logged => string.Join('\n', heard.Lines);

    public async ValueTask InitializeAsync()
    {
        var everything = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Portal:LogLevel", (string?)"Verbose")]).Build();
        Log.Logger = Logging.Rules(everything).WriteTo.Sink(heard).CreateLogger();
        Portal = await RunningPortal.StartAsync("--environment=Development");
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        Log.Logger = Logger.None;
    }

    /// <summary>A browser that signed in by the page.</summary>
    public async Task<(HttpClient Browser, CookieContainer Cookies)> BrowserAsync(string? email = null)
    {
        var cookies = new CookieContainer();
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Portal.Address };
        if (email is null) return (browser, cookies);
        var html = await browser.GetStringAsync("/sign-in");
        var fields = Hidden.Matches(html[html.LastIndexOf("<form", html.IndexOf("name=\"password\"", StringComparison.Ordinal), StringComparison.Ordinal)..]).Select(input => KeyValuePair.Create(Named.Match(input.Value).Groups[1].Value, WebUtility.HtmlDecode(Valued.Match(input.Value).Groups[1].Value)));
        using var form = new FormUrlEncodedContent([.. fields.DistinctBy(field => field.Key), KeyValuePair.Create("email", email), KeyValuePair.Create("password", RunningPortal.Password)]);
        using var answer = await browser.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (browser, cookies);
    }

    /// <summary>A line as a page of that browser holds it open.</summary>
    /// <exception cref="WebSocketException">The portal refuses it.</exception>
    public async Task<ClientWebSocket> OpenLineAsync(HttpClient browser, CookieContainer cookies)
    {
        var line = new ClientWebSocket();
        line.Options.Cookies = cookies;
        line.Options.SetRequestHeader("Origin", Portal.Address.GetLeftPart(UriPartial.Authority));
        await line.ConnectAsync(await LineAsync(browser), default);
        return line;
    }

    /// <summary>Where a page of that browser opens its line.</summary>
    public async Task<Uri> LineAsync(HttpClient browser)
    {
        using var answer = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("connectionToken").GetString();
        return new Uri($"ws://{Portal.Address.Authority}/_blazor?id={token}");
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Named { get; }

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Valued { get; }

    private sealed class Heard : ILogEventSink
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public void Emit(LogEvent logEvent) => Lines.Enqueue(
            $"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties.Select(field => $"{field.Key}={field.Value}"))} {logEvent.Exception}");
    }
}

/// <summary>Tests on the one portal that is listened to; one after the other, since they break it on purpose.</summary>
[CollectionDefinition(Name)]
public sealed class ListeningCollection : ICollectionFixture<ListeningPortal>
{
    public const string Name = "listening";
}
