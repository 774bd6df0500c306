using System.Net;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>Strangers who guess at an e-mail lock each other out, and not its owner in the browser that she always uses; there her own wrong tries count.</summary>
public sealed class KnownBrowserTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    [Fact]
    public async Task Strangers_lock_out_strangers_and_not_the_browser_that_is_known()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var (_, colleague, colleaguesPhone) = await portal.AddPersonAsync();
        var (hers, other, forged) = (portal.Browser(), portal.Browser(), portal.Browser());
        await AccountPortal.SignInAsync(hers, email, phone);
        await AccountPortal.SignInAsync(other, colleague, colleaguesPhone);
        forged.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "portal-known=CfDJ8forged");
        for (var n = 0; n < AccountLimits.TriesBeforeLockout; n++) Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(portal.Browser(), email, "a wrong password"));

        foreach (var stranger in new[] { portal.Browser(), other, forged }) Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(stranger, email, AccountPortal.Password));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var known = await AccountPortal.SignInAsync(hers, email, phone);

        Assert.Equal("/who", known.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task In_the_known_browser_five_wrong_tries_wait_a_quarter_of_an_hour()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var hers = portal.Browser();
        await AccountPortal.SignInAsync(hers, email, phone);
        for (var n = 0; n < AccountLimits.TriesBeforeLockout; n++) Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(hers, email, "a wrong password"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(hers, email, AccountPortal.Password));
        // Her typing errors lock nobody out elsewhere.
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(portal.Browser(), email, AccountPortal.Password));
        portal.Clock.Advance(AccountLimits.Lockout);
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(hers, email, AccountPortal.Password));
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient browser, string email, string password)
    {
        using var answer = await AccountPortal.SignInAsync(browser, email, password);
        return answer.StatusCode;
    }
}
