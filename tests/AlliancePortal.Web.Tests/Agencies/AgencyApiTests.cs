using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Agencies;

/// <summary>The directory over HTTP: administrators add, rename and merge; for everybody else there is nothing of it.</summary>
public sealed class AgencyApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_new_agency_to_its_merging_into_another()
    {
        using var admin = await (await RunningPortal.Shared).SignInAsync("admin@portal.demo");
        var code = $"api-{Guid.NewGuid():N}"[..20];
        var (first, second) = (await AddedAsync(admin, code), await AddedAsync(admin, code + "-2"));
        using var unit = await admin.PostAsJsonAsync($"/api/v1/agencies/{first}/units", new { code = code + "-talks", names = Names("Talks"), serviceLine = "counselling" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, unit.StatusCode);
        using var renamed = await admin.PutAsJsonAsync($"/api/v1/agencies/{first}", new { names = Names("House of the north") }, Cancel);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);

        using var merged = await admin.PostAsJsonAsync($"/api/v1/agencies/{first}/close", new { successorId = second }, Cancel);
        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        var shown = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/agencies/{first}", Cancel);
        Assert.True(shown.GetProperty("isClosed").GetBoolean());
        Assert.Equal(3, (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/agencies/{second}", Cancel)).GetProperty("units").GetArrayLength());
        using var again = await admin.PostAsJsonAsync("/api/v1/agencies", Shelter(code), Cancel);
        Assert.Equal("code_taken", (await again.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_supervisor_is_answered_as_if_there_were_no_such_page()
    {
        using var supervisor = await (await RunningPortal.Shared).SignInAsync("supervisor@csw-prizren.demo");
        using var admin = await (await RunningPortal.Shared).SignInAsync("admin@portal.demo");
        var directory = await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/agencies", Cancel);
        var centre = directory.GetProperty("items").EnumerateArray().First(agency => agency.GetProperty("code").GetString() == "csw-prizren").GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/api/v1/agencies/{centre}", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.PostAsJsonAsync("/api/v1/agencies", Shelter("x-y"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.PostAsJsonAsync($"/api/v1/agencies/{centre}/close", new { }, Cancel)).StatusCode);
        using var alone = await admin.PostAsJsonAsync($"/api/v1/agencies/{centre}/close", new { }, Cancel);
        Assert.Equal("centre_needs_successor", (await alone.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var bad = await admin.PostAsJsonAsync("/api/v1/agencies", new { code = "A B" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
    }

    private static object Names(string name) => new { en = name, sq = name, sr = name };

    private static object Shelter(string code) => new { code, kind = "ngo", names = Names("House " + code), serviceLine = "shelter" };

    private static async Task<Guid> AddedAsync(HttpClient admin, string code)
    {
        using var added = await admin.PostAsJsonAsync("/api/v1/agencies", Shelter(code), Cancel);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        return (await added.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("agencyId").GetGuid();
    }
}
