using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>How the defences stand, as JSON: for administrators; to others it is not there.</summary>
public sealed class SecurityApiTests
{
    private static readonly Uri Rules = new("/api/v1/security/rules", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_reads_that_the_rules_stand()
    {
        using var administrator = await (await RunningPortal.Shared).SignInAsync("admin@portal.demo");
        var rules = await administrator.GetFromJsonAsync<JsonElement>(Rules, Cancel);
        Assert.True(rules.GetProperty("installed").GetInt64() > 200);
        Assert.Empty(rules.GetProperty("differing").EnumerateArray());
    }

    [Theory]
    [InlineData("advocate@vaau.demo")]
    [InlineData("supervisor@tpiu.demo")]
    public async Task To_others_it_is_not_there(string email)
    {
        using var client = await (await RunningPortal.Shared).SignInAsync(email);
        using var answer = await client.GetAsync(Rules, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
