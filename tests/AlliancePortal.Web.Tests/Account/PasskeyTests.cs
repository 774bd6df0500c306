using System.Net;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>What no device sends: the form of the passkey answers it in words and lets nobody in. What a device sends, <c>PasskeyJourney</c> shows.</summary>
public sealed class PasskeyTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private const string Made = """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"authenticatorData":"AAAA","clientDataJSON":"e30","signature":"AAAA","userHandle":"AAAA"}}""";

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"\\u0000\",\"response\":{}}")]
    [InlineData(Made)]
    public async Task An_answer_that_no_passkey_gave_is_refused_in_words(string credential)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        Assert.Contains("This passkey opens no account here", await RefusedAsync(portal, ("credential", credential)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8")]
    public async Task So_is_an_answer_to_a_question_that_was_never_asked(string state)
    {
        await using var portal = await AccountPortal.StartAsync(database);
        Assert.Contains("This passkey opens no account here", await RefusedAsync(portal, ("credential", Made), ("state", state)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_at_the_end_of_the_first_sign_in_and_at_no_later_one()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var (first, later) = (portal.Browser(), portal.Browser());
        await AccountPortal.SignInAsync(first, email, phone);
        using var offered = await first.GetAsync("/sign-in/passkey?returnUrl=%2Fwho", TestContext.Current.CancellationToken);
        portal.Clock.Advance(AccountLimits.FirstStep);
        await AccountPortal.SignInAsync(later, email, phone);
        using var passed = await later.GetAsync("/sign-in/passkey?returnUrl=%2Fwho", TestContext.Current.CancellationToken);

        Assert.Contains("data-passkey=\"create\"", await offered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/who"), (passed.StatusCode, passed.Headers.Location?.OriginalString));
    }

    private static async Task<string> RefusedAsync(AccountPortal portal, params (string, string)[] typed)
    {
        using var answer = await AccountPortal.SubmitFormAsync(portal.Browser(), "data-passkey=\"get\"", "/sign-in", "/sign-in", typed);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
