using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.StepUp;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>The second factor shown at the sign-in counts for five minutes; after that it has to be shown anew for a dangerous act.</summary>
public sealed class StepUpTests(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sign_in_is_fresh_for_five_minutes_and_again_after_another_code()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        await AccountPortal.SignInAsync(portal.Browser(), email, phone);
        var actor = await SignInAsync("sessions", "id", userId);

        Assert.True(await IsFreshAsync(portal, actor));
        portal.Clock.Advance(StepUpAttribute.Fresh);
        Assert.False(await IsFreshAsync(portal, actor));
        Assert.False(await ConfirmAsync(portal, actor, "000000"));
        Assert.False(await ConfirmAsync(portal, Actor.SignedIn(Guid.CreateVersion7(), actor.SignInId!.Value), phone.Show()));
        Assert.False(await IsFreshAsync(portal, actor));

        Assert.True(await ConfirmAsync(portal, actor, phone.Show()));
        Assert.True(await IsFreshAsync(portal, actor));
        Assert.False(await ConfirmAsync(portal, actor, phone.Again()));
    }

    [Fact]
    public async Task A_program_confirms_with_a_code_and_a_refresh_is_no_confirmation()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        var (_, refresh) = await portal.TokensAsync(email, phone);
        var actor = await SignInAsync("api_tokens", "family_id", userId);
        portal.Clock.Advance(StepUpAttribute.Fresh);
        var (access, _) = await AccountPortal.TokensAsync(await portal.PostAsync("/api/v1/login/refresh", new { refreshToken = refresh }));
        Assert.False(await IsFreshAsync(portal, actor));

        using var wrong = await SendAsync(portal, access, new { twoFactorCode = "000000" });
        using var right = await SendAsync(portal, access, new { twoFactorCode = phone.Show() });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode));
        Assert.Equal("not_confirmed", (await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Equal(300, (await right.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("seconds").GetInt32());
        Assert.True(await IsFreshAsync(portal, actor));
    }

    [Fact]
    public async Task A_demonstration_account_confirms_by_its_password_and_nobody_else_does()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email) = await portal.AddAsync();
        var (personId, personEmail, phone) = await portal.AddPersonAsync();
        var access = (await portal.TokensAsync(email)).Access;
        var person = (await portal.TokensAsync(personEmail, phone)).Access;
        portal.Clock.Advance(StepUpAttribute.Fresh);

        using var wrong = await SendAsync(portal, access, new { password = "not the password" });
        using var right = await SendAsync(portal, access, new { password = AccountPortal.Password });
        using var other = await SendAsync(portal, person, new { password = AccountPortal.Password });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, right.StatusCode, other.StatusCode));
        Assert.True(await IsFreshAsync(portal, await SignInAsync("api_tokens", "family_id", userId)));
        Assert.False(await IsFreshAsync(portal, await SignInAsync("api_tokens", "family_id", personId)));
    }

    [Fact]
    public async Task Without_a_passkey_none_is_asked_for_and_none_confirms()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        var access = (await portal.TokensAsync(email, phone)).Access;
        portal.Clock.Advance(StepUpAttribute.Fresh);

        using var question = await SendAsync(portal, access, new { }, "/passkey/question");
        using var answer = await SendAsync(portal, access, new { credential = "{}", state = "CfDJ8" }, "/passkey");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (question.StatusCode, answer.StatusCode));
        Assert.False(await IsFreshAsync(portal, await SignInAsync("api_tokens", "family_id", userId)));
    }

    private async Task<Actor> SignInAsync(string table, string column, Guid userId) =>
        Actor.SignedIn(userId, Guid.Parse((await database.ReadAsync($"select {column} from account.{table} where user_id = '{userId}'"))[0]));

    private static async Task<bool> IsFreshAsync(AccountPortal portal, Actor actor)
    {
        var fresh = false;
        await portal.InScopeAsync<StepUpDesk>(async desk => fresh = await desk.IsConfirmedAsync(actor.SignInId!.Value, Cancel));
        return fresh;
    }

    private static async Task<bool> ConfirmAsync(AccountPortal portal, Actor actor, string code)
    {
        var fitted = false;
        await portal.InScopeAsync<StepUpDesk>(async desk => fitted = (await desk.ConfirmAsync(actor, null, new SecondProof(code, null), null, Cancel)).Fitted);
        return fitted;
    }

    private static async Task<HttpResponseMessage> SendAsync(AccountPortal portal, string token, object body, string way = "")
    {
        var browser = portal.Browser();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await browser.PostAsJsonAsync("/api/v1/confirmation" + way, body, Cancel);
    }
}
