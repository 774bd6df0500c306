using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Api;

public sealed class ApiTests
{
    [Fact]
    public async Task Me_says_as_whom_one_acts()
    {
        using var client = await (await RunningPortal.Shared).SignInAsync("socialworker@csw-prizren.demo");

        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me", TestContext.Current.CancellationToken);

        Assert.Equal("social_worker", me.GetProperty("role").GetString());
        Assert.Equal("csw", me.GetProperty("agency").GetProperty("kind").GetString());
        Assert.Equal("csw-prizren", me.GetProperty("agency").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_gets_a_problem_with_a_code()
    {
        using var stranger = new HttpClient { BaseAddress = (await RunningPortal.Shared).Address };

        var answer = await stranger.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("not_signed_in", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_description_names_every_call_with_its_problems_and_nothing_but_the_interface()
    {
        using var stranger = new HttpClient { BaseAddress = (await RunningPortal.Shared).Address };

        var description = await stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);

        var calls = description.GetProperty("paths").EnumerateObject().ToList();
        Assert.Contains(calls, call => call.Name == "/api/v1/me");
        Assert.All(calls, call => Assert.StartsWith("/api/v1/", call.Name));
        Assert.All(calls.SelectMany(call => call.Value.EnumerateObject()), operation =>
        {
            Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} without summary");
            Assert.True(operation.Value.GetProperty("responses").TryGetProperty("401", out _));
        });
    }

    [Fact]
    public async Task The_page_about_the_interface_is_open_and_lists_the_calls()
    {
        using var stranger = new HttpClient { BaseAddress = (await RunningPortal.Shared).Address };

        var page = await stranger.GetStringAsync("/api", TestContext.Current.CancellationToken);

        Assert.Contains("/api/v1/me", page, StringComparison.Ordinal);
        Assert.Contains("/api/v1/login", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("investigator@tpiu.demo", "caseload", "guardianships", "referrals?box=outgoing", "interviews", "interviews?past=true", "interpreters", "notifications", "agencies")]
    [InlineData("supervisor@csw-prizren.demo", "caseload?former=true", "guardianships", "referrals", "board/guardianships.unanswered")]
    [InlineData("admin@portal.demo", "users", "agencies")]
    public async Task Each_list_says_where_it_ends(string email, params string[] lists)
    {
        using var client = await (await RunningPortal.Shared).SignInAsync(email);
        foreach (var list in lists)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/{list}", TestContext.Current.CancellationToken);
            for (var pages = 0; page.GetProperty("next") is { ValueKind: not JsonValueKind.Null } next && pages < 50; pages++)
            {
                Assert.NotEqual(0, page.GetProperty("items").GetArrayLength());
                page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/{list}{(list.Contains('?') ? '&' : '?')}after={Uri.EscapeDataString(next.GetString()!)}", TestContext.Current.CancellationToken);
            }

            Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
        }
    }

    [Fact]
    public async Task Lists_within_a_case_say_it_too()
    {
        using var client = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        var caseId = (await client.GetFromJsonAsync<JsonElement>("/api/v1/caseload?size=1", TestContext.Current.CancellationToken)).GetProperty("items")[0].GetProperty("caseId").GetGuid();
        foreach (var list in new[] { "consents", "disclosures" })
            Assert.Equal(JsonValueKind.Null, (await client.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{caseId}/{list}", TestContext.Current.CancellationToken)).GetProperty("next").ValueKind);
    }
}
