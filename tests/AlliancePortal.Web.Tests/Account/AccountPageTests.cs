using System.Net;

namespace AlliancePortal.Web.Tests.Account;

public sealed class AccountPageTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    [Fact]
    public async Task Its_parts_never_ask_at_the_same_time()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var browser = portal.Browser();
        await AccountPortal.SignInAsync(browser, email, phone);
        // One load of twelve failed while they did.
        for (var n = 0; n < 40; n++)
        {
            using var answer = await browser.GetAsync("/account", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("passkey-name", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }
}
