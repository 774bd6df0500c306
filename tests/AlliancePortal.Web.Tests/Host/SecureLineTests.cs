using System.Net;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlliancePortal.Web.Tests.Host;

/// <summary>Nothing is answered over a line that others can listen to, and no proxy is believed that was not named.</summary>
public sealed class SecureLineTests
{
    private const string Proxy = "10.0.0.5";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost/", "127.0.0.1", "200 127.0.0.1 http")]
    [InlineData("http://localhost/", "10.0.0.7", "403")]
    [InlineData("http://portal.example/", "10.0.0.7", "403")]
    [InlineData("http://portal.example/api/v1/who", "127.0.0.1", "403")]
    [InlineData("http://portal.example/health/live", "10.0.0.7", "200 10.0.0.7 http")]
    [InlineData("https://portal.example/", "10.0.0.7", "200 10.0.0.7 https")]
    // Whoever is not a named proxy says in vain that the line before him was safe, or that he is somebody else.
    [InlineData("http://portal.example/", "10.0.0.7", "403", "192.0.2.1", "https")]
    [InlineData("https://portal.example/", "10.0.0.7", "200 10.0.0.7 https", "127.0.0.1", "https")]
    [InlineData("http://portal.example/", Proxy, "200 192.0.2.1 https", "192.0.2.1", "https")]
    [InlineData("http://portal.example/", Proxy, "200 192.0.2.1 https", "127.0.0.1, 192.0.2.1", "https")]
    [InlineData("http://portal.example/", Proxy, "403", "192.0.2.1", "http")]
    [InlineData("http://portal.example/", "10.1.2.3", "200 192.0.2.1 https", "192.0.2.1", "https")]
    public async Task Only_the_own_machine_comes_without_https(string address, string from, string expected, string? forwardedFor = null, string? forwardedProto = null)
    {
        await using var app = await StartAsync(from, $"{Proxy}, 10.1.0.0/16");
        using var client = app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (forwardedFor is not null) request.Headers.Add("X-Forwarded-For", forwardedFor);
        if (forwardedProto is not null) request.Headers.Add("X-Forwarded-Proto", forwardedProto);

        using var answer = await client.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(expected, answer.StatusCode == HttpStatusCode.OK ? $"200 {text}" : $"{(int)answer.StatusCode}");
        if (answer.StatusCode != HttpStatusCode.OK) Assert.Contains("https://", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://portal.example/", "max-age=31536000; includeSubDomains")]
    [InlineData("https://localhost/", null)]
    [InlineData("http://localhost/", null)]
    public async Task A_browser_that_came_by_https_comes_by_nothing_else_for_a_year(string address, string? expected)
    {
        await using var app = await StartAsync("127.0.0.1", "");
        using var client = app.GetTestClient();
        using var answer = await client.GetAsync(address, Cancel);
        Assert.Equal(expected, answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_stops_the_start_in_words() =>
        Assert.Contains("proxy.example", (await Assert.ThrowsAsync<ConfigurationException>(() => StartAsync("127.0.0.1", "proxy.example"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Host=localhost", true)]
    [InlineData("Host=127.0.0.1:5433,localhost", true)]
    [InlineData("Host=/var/run/postgresql", true)]
    [InlineData("Host=::1", true)]
    [InlineData("Host=db.example", false)]
    [InlineData("Host=localhost,db.example", false)]
    [InlineData("Host=db.example;SSL Mode=Require", false)]
    [InlineData("Host=db.example;SSL Mode=VerifyFull", true)]
    [InlineData("Host=db.example", true, true)]
    public void A_database_on_another_machine_is_reached_over_a_checked_line(string connection, bool starts, bool isPrivate = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Portal:DatabaseNetworkIsPrivate", $"{isPrivate}")]).Build();
        var problem = Record.Exception(() => DatabaseLine.Check(connection, configuration));
        Assert.Equal(starts, problem is null);
        if (!starts) Assert.Contains("VerifyFull", Assert.IsType<ConfigurationException>(problem).Message, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(string from, string proxies)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Portal:Proxies"] = proxies;
        builder.Services.AddLocalization().AddSingleton<OwnMachine>();
        builder.AddSecureLine();
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            return next(context);
        });
        app.UseProxies();
        app.UseSecureLine();
        app.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress} {context.Request.Scheme}"));
        await app.StartAsync(Cancel);
        return app;
    }
}
