using System.Net;
using System.Text.RegularExpressions;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.SecondFactor;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>Promise 12 of the safety rules: a password alone lets nobody in.</summary>
public sealed class Promise12_PasswordAloneLetsNobodyIn(AccountDatabaseFixture database) : IClassFixture<AccountDatabaseFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_sign_in_sets_the_second_factor_up_and_until_then_nothing_else_opens()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email) = await portal.AddPersonWithoutPhoneAsync();
        var browser = portal.Browser();
        var setUp = (await AccountPortal.SignInAsync(browser, email, AccountPortal.Password)).Headers.Location!.OriginalString;

        foreach (var path in new[] { "/", "/who", "/cases", "/account" })
            Assert.StartsWith("/sign-in?", (await browser.GetAsync(path, Cancel)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.LoginAsync(email, AccountPortal.Password)).StatusCode);

        var html = await browser.GetStringAsync(setUp, Cancel);
        var phone = AuthenticatorApp.Typed(Regex.Match(html, "set-up-key\">([A-Z2-7 ]+)<").Groups[1].Value, portal.Clock);
        var wrong = await AccountPortal.SubmitAsync(browser, setUp, setUp, ("code", "000000"));
        var done = await AccountPortal.SubmitAsync(browser, setUp, setUp, ("code", phone.Show()));

        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (wrong.StatusCode, done.StatusCode));
        var codes = Regex.Matches(await done.Content.ReadAsStringAsync(Cancel), "[A-Z2-7]{4}(-[A-Z2-7]{4}){3}");
        Assert.Equal(RecoveryCodes.Count, codes.Select(code => code.Value).Distinct().Count());
        Assert.Equal($"\"{userId}\"", await browser.GetStringAsync("/who", Cancel));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(setUp, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.LoginAsync(email, AccountPortal.Password, phone.Again())).StatusCode);
    }

    [Fact]
    public async Task A_code_counts_once_also_of_two_who_bring_it_at_the_same_moment()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var code = phone.Show();

        var both = await Task.WhenAll(portal.LoginAsync(email, AccountPortal.Password, code), portal.LoginAsync(email, AccountPortal.Password, code));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], both.Select(answer => answer.StatusCode).Order());
        Assert.Equal(HttpStatusCode.OK, (await portal.LoginAsync(email, AccountPortal.Password, phone.Show())).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_works_once_on_the_page_and_for_programs()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (userId, email, phone) = await portal.AddPersonAsync();
        var browser = portal.Browser();
        var step = (await AccountPortal.SignInAsync(browser, email, AccountPortal.Password)).Headers.Location!.OriginalString + "&with=recovery";

        var entered = await AccountPortal.SubmitAsync(browser, step, step, ("recoveryCode", phone.RecoveryCodes[0].ToLowerInvariant()));
        var again = await portal.PostAsync("/api/v1/login", new { email, password = AccountPortal.Password, recoveryCode = phone.RecoveryCodes[0] });
        var other = await portal.PostAsync("/api/v1/login", new { email, password = AccountPortal.Password, recoveryCode = phone.RecoveryCodes[1] });

        Assert.Equal("/who", entered.Headers.Location!.OriginalString);
        Assert.Equal($"\"{userId}\"", await browser.GetStringAsync("/who", Cancel));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_even_for_the_right_one()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, phone) = await portal.AddPersonAsync();
        var browser = portal.Browser();
        var step = (await AccountPortal.SignInAsync(browser, email, AccountPortal.Password)).Headers.Location!.OriginalString;

        for (var failure = 0; failure < AccountLimits.TriesBeforeLockout; failure++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await AccountPortal.SubmitAsync(browser, step, step, ("code", phone.Again()))).StatusCode);
            await AccountPortal.SignInAsync(portal.Browser(), email, AccountPortal.Password);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await AccountPortal.SubmitAsync(browser, step, step, ("code", phone.Show()))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.PostAsync("/api/v1/login", new { email, password = AccountPortal.Password, recoveryCode = phone.RecoveryCodes[0] })).StatusCode);
    }

    [Fact]
    public async Task Without_a_second_factor_programs_hear_the_same_whatever_the_password()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, email, _) = await portal.AddPersonAsync();

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (who, password) in new[] { (email, AccountPortal.Password), (email, "wrong"), ("nobody@agency.test", "wrong") })
        {
            var answer = await portal.PostAsync("/api/v1/login", new { email = who, password });
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.Single(answers.Distinct()).Item1);
        Assert.Contains("\"code\":\"second_factor_required\"", answers[0].Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_key_nor_recovery_code_stands_readable_in_the_database()
    {
        await using var portal = await AccountPortal.StartAsync(database);
        var (_, _, phone) = await portal.AddPersonAsync();

        var dump = string.Join('\n', await database.ReadAsync("select row_to_json(t)::text from account.authenticators t union all select row_to_json(t)::text from account.recovery_codes t"));

        Assert.DoesNotContain(phone.Written, dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(phone.Key), dump, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(phone.Key), dump, StringComparison.OrdinalIgnoreCase);
        Assert.All(phone.RecoveryCodes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), dump, StringComparison.Ordinal));
    }
}
