using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Testing.Attachments;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Tests.Cases;
using AlliancePortal.Web.Tests.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlliancePortal.Web.Tests.Attachments;

/// <summary>A browser attaches with the token of the reader's page only; and what a file is called, holds and is about stands in no log.</summary>
[Collection(ListeningCollection.Name)]
public sealed class AttachmentFormTests(ListeningPortal listening)
{
    [Fact]
    public async Task A_cookie_alone_attaches_nothing_and_with_the_token_of_a_page_it_does()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (browser, cookies) = await listening.BrowserAsync("investigator@tpiu.demo");
        using var owned = browser;
        var id = await CaseApiTests.OwnCaseAsync(browser);
        foreach (var wrong in new[] { null, "", "nonsense" })
        {
            using var refused = await AttachmentApiTests.AttachAsync(browser, id, SampleFiles.Text("Kanarinka content"), "Kanarinka.txt", token: wrong);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        var token = await TokenAsync("investigator@tpiu.demo", cookies);
        using var attached = await AttachmentApiTests.AttachAsync(browser, id, SampleFiles.Text("Kanarinka content"), "Kanarinka.txt", token: token);
        Assert.Equal(HttpStatusCode.Created, attached.StatusCode);
        Assert.Single((await browser.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/attachments", cancel)).GetProperty("items").EnumerateArray());
        Assert.NotEmpty(listening.Logged);
        Assert.DoesNotContain("Kanarinka", listening.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("Photo of the van", listening.Logged, StringComparison.Ordinal);
    }

    /// <summary>What a page of the reader holds, and the cookie that belongs to it.</summary>
    private async Task<string> TokenAsync(string email, CookieContainer cookies)
    {
        await using var scope = listening.Portal.App.Services.CreateAsyncScope();
        var page = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = ActorClaims.Principal((await listening.Portal.ActorAsync(email)).UserId, "page") };
        var tokens = scope.ServiceProvider.GetRequiredService<IAntiforgery>().GetTokens(page);
        cookies.Add(listening.Portal.Address, new Cookie(scope.ServiceProvider.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!, tokens.CookieToken));
        return tokens.RequestToken!;
    }
}
