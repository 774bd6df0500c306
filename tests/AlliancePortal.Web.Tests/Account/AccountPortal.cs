using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Drafts;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>Accounts and frame of the portal without pages of the casework, on a real database, with a clock that the test moves.</summary>
public sealed class AccountPortal : IAsyncDisposable
{
    public const string Password = "quiet-lantern-over-seven-hills";

    /// <summary>Header of a request by which a test says from where it comes; without it, from this machine.</summary>
    public const string From = "Test-From";
    private readonly WebApplication app;

    private AccountPortal(WebApplication app, FakeTimeProvider clock) => (this.app, Clock) = (app, clock);

    public FakeTimeProvider Clock { get; }

    public static async Task<AccountPortal> StartAsync(AccountDatabaseFixture database)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "AlliancePortal.Web", EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock).AddCasework(database.Connections, database.Keys, JurisdictionFile.Default);
        builder.AddShell();
        builder.AddAccounts();
        builder.Services.RemoveAll<DraftKeeper>();
        builder.Services.AddScoped<FindActingAs>(_ => _ => Task.FromResult<ActingAs?>(new ActingAs("A. Sample", "Caseworker", "Sample agency", "ngo")));
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = context.Request.Headers.TryGetValue(From, out var from) ? IPAddress.Parse(from.ToString()) : IPAddress.Loopback;
            return next(context);
        });
        app.UseRequestLocalization();
        app.UseAccounts();
        app.UseShell();
        app.MapGet("/api/v1/who", (ClaimsPrincipal user) => user.Actor().UserId);
        app.MapGet("/who", (ClaimsPrincipal user) => user.Actor().UserId);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AccountPortal(app, clock);
    }

    /// <summary>A new account of an invited person with <see cref="Password"/> and a second factor.</summary>
    public async Task<(Guid UserId, string Email, AuthenticatorApp Phone)> AddPersonAsync()
    {
        var (userId, email) = await AddPersonWithoutPhoneAsync();
        return (userId, email, await PhoneAsync(userId));
    }

    /// <summary>The same of somebody who works for an agency, and so reads what happened to the own account.</summary>
    public async Task<(Guid UserId, string Email, AuthenticatorApp Phone)> AddWorkerAsync()
    {
        var email = $"{Guid.NewGuid():N}@tpiu.test";
        var worker = new AddWorker { AgencyCode = "tpiu", UnitCodes = ["tpiu-team-1"], Role = "police_investigator", DisplayName = "Somebody New", Email = email };
        var userId = (await app.Services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, worker, TestContext.Current.CancellationToken)).Value;
        await ChoosePasswordAsync(userId, email);
        return (userId, email, await PhoneAsync(userId));
    }

    /// <summary>Sets a person's second factor up.</summary>
    public Task<AuthenticatorApp> PhoneAsync(Guid userId) => AuthenticatorApp.SetUpAsync(app.Services, userId);

    /// <summary>An invited person who has chosen <see cref="Password"/> and nothing else.</summary>
    public async Task<(Guid UserId, string Email)> AddPersonWithoutPhoneAsync()
    {
        var (userId, email) = (Guid.CreateVersion7(), $"{Guid.NewGuid():N}@agency.test");
        await ChoosePasswordAsync(userId, email);
        return (userId, email);
    }

    private Task ChoosePasswordAsync(Guid userId, string email) => InScopeAsync<InvitationLinks>(async links =>
    {
        var link = (await links.CreateAsync(userId, email, TestContext.Current.CancellationToken)).Value;
        Assert.True((await links.AcceptAsync(link["/invitation/".Length..], Password, TestContext.Current.CancellationToken)).Succeeded);
    });

    /// <summary>A new demonstration account with <see cref="Password"/>, under an address of its own.</summary>
    public async Task<(Guid UserId, string Email)> AddAsync()
    {
        var account = (UserId: Guid.CreateVersion7(), Email: $"{Guid.NewGuid():N}@agency.test");
        await InScopeAsync<DemoAccounts>(demo => demo.EnsureAsync([account], Password, TestContext.Current.CancellationToken));
        return account;
    }

    public async Task InScopeAsync<T>(Func<T, Task> work) where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>A browser: keeps cookies, follows no redirect.</summary>
    public HttpClient Browser(string address = "http://localhost") =>
        new(new CookieContainerHandler { InnerHandler = app.GetTestServer().CreateHandler() }) { BaseAddress = new Uri(address) };

    public Task<HttpResponseMessage> LoginAsync(string email, string password, string twoFactorCode = "000000") =>
        PostAsync("/api/v1/login", new { email, password, twoFactorCode });

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Browser().PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    public async Task<(string Access, string Refresh)> TokensAsync(string email, AuthenticatorApp? phone = null)
    {
        var answer = await LoginAsync(email, Password, phone?.Show() ?? "");
        answer.EnsureSuccessStatusCode();
        return await TokensAsync(answer);
    }

    public static async Task<(string Access, string Refresh)> TokensAsync(HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return (json.GetProperty("accessToken").GetString()!, json.GetProperty("refreshToken").GetString()!);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return await Browser().SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Fills in the first form of the page and sends it to where the page is.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] typed) => SubmitFormAsync(browser, "", page, action, typed);

    /// <summary>The same with the first form that holds the text.</summary>
    public static async Task<HttpResponseMessage> SubmitFormAsync(HttpClient browser, string holding, string page, string action, params (string Name, string Value)[] typed)
    {
        var html = await browser.GetStringAsync(page, TestContext.Current.CancellationToken);
        var form = Regex.Matches(html, "<form.*?</form>", RegexOptions.Singleline).First(one => one.Value.Contains(holding, StringComparison.Ordinal)).Value;
        var fields = Regex.Matches(form, "<input[^>]*type=\"hidden\"[^>]*>").Select(input =>
            KeyValuePair.Create(Regex.Match(input.Value, "name=\"([^\"]*)\"").Groups[1].Value, WebUtility.HtmlDecode(Regex.Match(input.Value, "value=\"([^\"]*)\"").Groups[1].Value)));
        using var content = new FormUrlEncodedContent([.. fields.Where(field => typed.All(one => one.Name != field.Key)), .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.PostAsync(action, content, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string returnUrl = "/who")
    {
        var page = "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl);
        return SubmitFormAsync(browser, "name=\"password\"", page, page, ("email", email), ("password", password));
    }

    /// <summary>Both steps of a person.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, AuthenticatorApp phone, string returnUrl = "/who")
    {
        var step = (await SignInAsync(browser, email, Password, returnUrl)).Headers.Location!.OriginalString;
        return await SubmitAsync(browser, step, step, ("code", phone.Show()));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
