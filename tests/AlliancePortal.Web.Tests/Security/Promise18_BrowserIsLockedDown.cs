using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using AlliancePortal.Web.Host;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>
/// Promise 18: whatever is answered, the browser runs no script but our files, shows no frame, keeps nothing. The origin of circuits, the cookie of the
/// sign-in and the addresses to which it returns have their tests in <see cref="HostileHttpTests"/> and <see cref="Account.SignInPageTests"/>.
/// </summary>
[Collection(ListeningCollection.Name)]
public sealed partial class Promise18_BrowserIsLockedDown(ListeningPortal listening, ITestOutputHelper output)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"\{\w+[^}]*\}")]
    private static partial Regex RouteValue { get; }

    [GeneratedRegex("<script(?![^>]*\\ssrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript { get; }

    [GeneratedRegex("<[^>]+\\s(?:on\\w+\\s*=|(?:href|src|action)\\s*=\\s*[\"']?\\s*javascript:)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineHandler { get; }

    [Fact]
    public async Task Each_page_call_and_refusal_carries_the_rules_and_no_page_holds_a_script()
    {
        var (reader, _) = await listening.BrowserAsync("investigator@tpiu.demo");
        var (stranger, _) = await listening.BrowserAsync();
        using var ownedReader = reader;
        using var ownedStranger = stranger;
        var pages = typeof(PortalHost).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => RouteValue.Replace(route.Template, Guid.CreateVersion7().ToString())).ToList();
        Assert.True(pages.Count > 30);
        string[] paths = [.. pages, "/no-such-page", "/api/v1/me", "/api/v1/caseload", "/api/v1/nothing", $"/api/v1/cases/{Guid.CreateVersion7()}", "/api/v1/caseload?size=x", "/openapi/v1.json", "/css/base.css", "/theme.css", "/health/ready", "/session", "/_blazor/negotiate"];
        var (looked, html) = (0, 0);
        foreach (var path in paths)
        {
            foreach (var browser in new[] { reader, stranger })
            {
                using var answer = await browser.GetAsync(path, Cancel);
                Rules(path, answer);
                looked++;
                if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var text = await answer.Content.ReadAsStringAsync(Cancel);
                Assert.Empty(InlineScript.Matches(text).Select(match => $"{path}: {match.Value}"));
                Assert.Empty(InlineHandler.Matches(text).Select(match => $"{path}: {match.Value}"));
                html++;
            }
        }

        Assert.True(html > 30);
        output.WriteLine($"{looked} answers of {paths.Length} addresses, {html} of them pages: all under the rules, no script in a page");
    }

    [Fact]
    public async Task Each_cookie_is_out_of_the_reach_of_scripts_and_other_sites()
    {
        var (browser, _) = await listening.BrowserAsync();
        using var owned = browser;
        using var page = await browser.GetAsync("/sign-in", Cancel);
        var set = page.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.ToList() : [];
        Assert.NotEmpty(set);
        Assert.All(set, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(set, cookie => Assert.Matches("(?i)samesite=(strict|lax)", cookie));
    }

    [Fact]
    public void A_script_or_a_handler_in_a_page_would_be_found()
    {
        Assert.Matches(InlineScript, "<script>alert(1)</script>");
        Assert.Matches(InlineScript, "<script type=\"importmap\">");
        Assert.DoesNotMatch(InlineScript, "<script type=\"module\" src=\"app.js\">");
        Assert.Matches(InlineHandler, "<img src=x onerror=alert(1)>");
        Assert.Matches(InlineHandler, "<a href=\"javascript:alert(1)\">");
    }

    private static void Rules(string path, HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : $"{path} ({(int)answer.StatusCode}) has no {name}";
        var policy = Header("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries).ToList();
        foreach (var rule in new[] { "default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'" }) Assert.Contains(rule, policy);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        if (answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/json" or "application/problem+json") Assert.True(answer.Headers.CacheControl?.NoStore, $"{path} may be kept.");
        if (answer.StatusCode is HttpStatusCode.Redirect) Assert.StartsWith("/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
