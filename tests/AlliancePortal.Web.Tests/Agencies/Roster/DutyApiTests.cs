using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AlliancePortal.Web.Tests.Agencies.Roster;

/// <summary>Duty over HTTP: supervisors keep it, the coordinator has counts, nobody else has either.</summary>
public sealed class DutyApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_supervisor_sets_copies_and_takes_off()
    {
        using var supervisor = await (await RunningPortal.Shared).SignInAsync("supervisor@csw-peja.demo");
        var unit = (await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/duty?week=2027-02-03", Cancel)).GetProperty("units")[0];
        var worker = unit.GetProperty("workers")[0].GetProperty("userId").GetGuid();

        using var set = await supervisor.PostAsJsonAsync("/api/v1/duty/shifts", new { workerId = worker, days = new[] { "2027-02-01" }, from = "08:00", until = "20:00", phone = "+383 99 000 111" }, Cancel);
        Assert.Equal(HttpStatusCode.Created, set.StatusCode);
        using var twice = await supervisor.PostAsJsonAsync("/api/v1/duty/shifts", new { workerId = worker, days = new[] { "2027-02-01" }, from = "10:00", until = "12:00", phone = "+383 99 000 111" }, Cancel);
        Assert.Equal("on_duty_already", (await twice.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var copied = await supervisor.PostAsJsonAsync("/api/v1/duty/copies", new { week = "2027-02-08" }, Cancel);
        var shift = (await copied.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("shiftIds")[0].GetGuid();

        using var other = await (await RunningPortal.Shared).SignInAsync("supervisor@csw-prizren.demo");
        using var foreign = await other.DeleteAsync($"/api/v1/duty/shifts/{shift}", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var removed = await supervisor.DeleteAsync($"/api/v1/duty/shifts/{shift}", Cancel);
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
    }

    [Fact]
    public async Task Coverage_is_for_the_coordinator_and_names_nobody()
    {
        var portal = await RunningPortal.Shared;
        using var analyst = await portal.SignInAsync("analyst@coordinator.demo");
        var text = await analyst.GetStringAsync("/api/v1/duty/coverage", Cancel);
        Assert.Contains("\"municipality\":\"prizren\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Teuta", text, StringComparison.Ordinal);
        Assert.DoesNotContain("+383", text, StringComparison.Ordinal);

        foreach (var (email, address) in new[] { ("analyst@coordinator.demo", "/api/v1/duty"), ("investigator@tpiu.demo", "/api/v1/duty/coverage"), ("admin@portal.demo", "/api/v1/duty") })
        {
            using var caller = await portal.SignInAsync(email);
            using var hidden = await caller.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
    }
}
