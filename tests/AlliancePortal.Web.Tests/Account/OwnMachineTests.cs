using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AlliancePortal.Web.Account.SecondFactor;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>A demonstration account is worth nothing to anybody who is not at the portal's own machine.</summary>
public sealed class OwnMachineTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccountPortal.From, "10.0.0.7", "http://localhost")]
    [InlineData(AccountPortal.From, "fe80::7", "http://localhost")]
    [InlineData("X-Forwarded-For", "10.0.0.7", "http://localhost")]
    [InlineData("Forwarded", "for=10.0.0.7", "http://localhost")]
    [InlineData("Accept", "*/*", "https://portal.example")]
    public async Task From_elsewhere_or_through_a_proxy_it_neither_signs_in_nor_goes_on(string header, string value, string address)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email) = await portal.AddAsync();
        var (access, _) = await portal.TokensAsync(email);
        var near = portal.Browser();
        var cookie = (await AccountPortal.SignInAsync(near, email, AccountPortal.Password)).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("portal=", StringComparison.Ordinal)).Split(';')[0];
        var far = portal.Browser(address);
        far.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        var page = await AccountPortal.SignInAsync(far, email, AccountPortal.Password);
        var program = await far.PostAsJsonAsync("/api/v1/login", new { email, password = AccountPortal.Password, twoFactorCode = "000000" }, Cancel);
        using var copiedCookie = new HttpRequestMessage(HttpMethod.Get, "/who") { Headers = { { "Cookie", address.StartsWith("https", StringComparison.Ordinal) ? "__Host-" + cookie : cookie } } };
        using var copiedToken = new HttpRequestMessage(HttpMethod.Get, "/api/v1/who") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", access) } };

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (page.StatusCode, program.StatusCode));
        Assert.Equal(HttpStatusCode.Redirect, (await far.SendAsync(copiedCookie, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await far.SendAsync(copiedToken, Cancel)).StatusCode);
    }

    [Fact]
    public void A_container_knows_the_machine_that_runs_it_by_its_gateway()
    {
        string[] routes =
        [
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
            "eth0\t00000000\t010013AC\t0003\t0\t0\t0\t00000000\t0\t0\t0",
            "eth0\t000013AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0",
        ];

        Assert.Equal(IPAddress.Parse("172.19.0.1"), OwnMachine.GatewayIn(routes));
        Assert.Null(OwnMachine.GatewayIn(routes[..1]));
    }
}
