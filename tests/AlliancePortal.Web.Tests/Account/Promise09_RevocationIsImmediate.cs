using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Invitations;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>
/// Promise 9: who loses a role or an account reads nothing at the next action, wherever they are signed in. That an open page then leaves for the sign-in is
/// seen in the browser, by the journey of users.
/// </summary>
public sealed class Promise09_RevocationIsImmediate(ITestOutputHelper output)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_moved_to_another_unit_finds_nothing_of_the_old_one()
    {
        var leaver = await Leaver.AtWorkAsync();
        using var moved = await leaver.Admin.PutAsJsonAsync($"/api/v1/users/{leaver.UserId}/role", new { role = "police_investigator", unitCodes = new[] { "tpiu-team-2" } }, Cancel);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        await leaver.Portal.ApproveAsync(leaver.UserId);

        var watch = Stopwatch.StartNew();
        foreach (var client in new[] { leaver.Program, leaver.Browser, leaver.SecondTab }) Assert.Equal(HttpStatusCode.NotFound, await leaver.OpenCaseAsync(client));
        Assert.Equal(Refusal.NotFound, (await leaver.GateAsync(new ShowCase(leaver.CaseId))).Refusal);
        Assert.True(watch.Elapsed < Promised, $"Refused after {watch.Elapsed}.");
        output.WriteLine($"moved: a program, a page, a second tab and an open circuit refused, all four within {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Who_is_blocked_is_signed_out_everywhere_and_an_open_circuit_reads_no_row()
    {
        var leaver = await Leaver.AtWorkAsync();
        var told = new TaskCompletionSource();
        leaver.Portal.App.Services.GetRequiredService<ClosedAccounts>().Closed += id => _ = id == leaver.UserId && told.TrySetResult();
        using var blocked = await leaver.Admin.PostAsync($"/api/v1/users/{leaver.UserId}/block", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, blocked.StatusCode);

        var watch = Stopwatch.StartNew();
        foreach (var client in new[] { leaver.Program, leaver.Browser, leaver.SecondTab }) Assert.Equal(HttpStatusCode.Unauthorized, await leaver.OpenCaseAsync(client));
        Assert.Equal(HttpStatusCode.Redirect, (await leaver.Browser.GetAsync("/cases", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await leaver.SecondTab.GetAsync("/_blazor/negotiate", Cancel)).StatusCode);
        Assert.Equal(Refusal.NotFound, (await leaver.GateAsync(new ShowCase(leaver.CaseId))).Refusal);
        Assert.Equal(Refusal.NotFound, (await leaver.GateAsync(new ListCaseload())).Refusal);
        await told.Task.WaitAsync(Promised, Cancel);
        Assert.True(watch.Elapsed < Promised, $"Refused after {watch.Elapsed}.");
        output.WriteLine($"blocked: a program, a page, a second tab, a new circuit and an open one refused, open pages told, all within {watch.ElapsedMilliseconds} ms");
        Assert.InRange(AccountLimits.Revalidation, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    /// <summary>An investigator with a case of the own, signed in by a program, a browser and its second tab; and an administrator.</summary>
    private sealed record Leaver(RunningPortal Portal, Guid UserId, Guid CaseId, HttpClient Admin, HttpClient Program, HttpClient Browser, HttpClient SecondTab)
    {
        public static async Task<Leaver> AtWorkAsync()
        {
            var portal = await RunningPortal.Shared;
            var admin = await portal.SignInAsync("admin@portal.demo");
            var email = $"{Guid.NewGuid():N}@tpiu.test";
            using var invited = await admin.PostAsJsonAsync("/api/v1/users", new { agencyCode = "tpiu", unitCodes = new[] { "tpiu-team-1" }, role = "police_investigator", displayName = "Arta Rama", email }, Cancel);
            var body = await invited.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            var id = body.GetProperty("userId").GetGuid();
            await portal.ApproveAsync(id);
            await using (var scope = portal.App.Services.CreateAsyncScope())
                Assert.True((await scope.ServiceProvider.GetRequiredService<InvitationLinks>().AcceptAsync(body.GetProperty("link").GetString()!["/invitation/".Length..], AccountPortal.Password, Cancel)).Succeeded);
            var phone = await AuthenticatorApp.SetUpAsync(portal.App.Services, id);
            var taken = await portal.DoAsync(Actor.Person(id), Intakes.Adult("Lenuta", "Nacrtova") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) });

            var program = new HttpClient { BaseAddress = portal.Address };
            using var answer = await program.PostAsJsonAsync("/api/v1/login", new { email, password = AccountPortal.Password, recoveryCode = phone.RecoveryCodes[0] }, Cancel);
            program.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("accessToken").GetString());
            var cookies = new CookieContainer();
            HttpClient Tab() => new(new CookieContainerHandler(cookies) { InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false } }) { BaseAddress = portal.Address };
            var leaver = new Leaver(portal, id, taken.CaseId, admin, program, Tab(), Tab());
            await AccountPortal.SignInAsync(leaver.Browser, email, phone, "/cases");
            foreach (var client in new[] { leaver.Program, leaver.Browser, leaver.SecondTab }) Assert.Equal(HttpStatusCode.OK, await leaver.OpenCaseAsync(client));
            Assert.True((await leaver.GateAsync(new ShowCase(leaver.CaseId))).Succeeded);
            return leaver;
        }

        public async Task<HttpStatusCode> OpenCaseAsync(HttpClient client)
        {
            using var answer = await client.GetAsync($"/api/v1/cases/{CaseId}", Cancel);
            return answer.StatusCode;
        }

        /// <summary>As a circuit that was opened before asks.</summary>
        public Task<Outcome<T>> GateAsync<T>(IRequest<T> request) => Portal.App.Services.GetRequiredService<ICasework>().RunAsync(Actor.Person(UserId), request);
    }
}
