using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Retention;

namespace AlliancePortal.Web.Tests.Retention;

/// <summary>The schedule, its preview and what is over its time, as JSON: figures for the coordinator, cases for their supervisors, absent for everybody else.</summary>
public sealed class RetentionApiTests
{
    private static readonly Uri Schedule = new("/api/v1/retention", UriKind.Relative);
    private static readonly Uri Preview = new("/api/v1/retention/preview", UriKind.Relative);
    private static readonly Uri Due = new("/api/v1/retention/due", UriKind.Relative);
    private static readonly Uri Proposals = new("/api/v1/retention/due/proposals", UriKind.Relative);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_coordinator_reads_figures_and_no_case_and_sets_a_period_within_its_bounds()
    {
        using var coordinator = await (await RunningPortal.Shared).SignInAsync("analyst@coordinator.demo");
        var schedule = Items(await coordinator.GetFromJsonAsync<JsonElement>(Schedule, Cancel));
        Assert.Equal(RetentionCategories.All, schedule.Select(period => period.GetProperty("category").GetString()));
        Assert.Equal((10, "years", false, 5, 30, true), (Int(schedule[0], "value"), schedule[0].GetProperty("unit").GetString(), schedule[0].GetProperty("byItself").GetBoolean(), Int(schedule[0], "least"), Int(schedule[0], "most"), schedule[0].GetProperty("mayChange").GetBoolean()));
        using var figures = await coordinator.PostAsJsonAsync(Preview, new { periods = new { adult_closed = 5 } }, Cancel);
        Assert.Equal(RetentionCategories.All, Items(await figures.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Select(figure => figure.GetProperty("category").GetString()));
        using var standing = await coordinator.PostAsJsonAsync(Preview, new { }, Cancel);
        Assert.Equal(HttpStatusCode.OK, standing.StatusCode);
        using var wrong = await coordinator.PostAsJsonAsync(Preview, new { periods = new { adult_closed = 4 } }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var few = await coordinator.PutAsJsonAsync(Period("screened_out"), new { value = 6 }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, few.StatusCode);
        using var unknown = await coordinator.PutAsJsonAsync(Period("nothing"), new { value = 6 }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var set = await coordinator.PutAsJsonAsync(Period("screened_out"), new { value = 2 }, Cancel);
        Assert.Equal(2, Int(Items(await set.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Single(period => period.GetProperty("category").GetString() == "screened_out"), "value"));
        using var due = await coordinator.GetAsync(Due, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, due.StatusCode);
    }

    [Fact]
    public async Task A_supervisor_reads_the_schedule_and_the_own_units_cases_and_sets_nothing()
    {
        using var supervisor = await (await RunningPortal.Shared).SignInAsync("supervisor@csw-peja.demo");
        Assert.All(Items(await supervisor.GetFromJsonAsync<JsonElement>(Schedule, Cancel)), period => Assert.False(period.GetProperty("mayChange").GetBoolean()));
        var due = await supervisor.GetFromJsonAsync<JsonElement>(Due, Cancel);
        Assert.Empty(Items(due));
        Assert.Equal(JsonValueKind.Null, due.GetProperty("next").ValueKind);
        foreach (var refused in new[]
        {
            await supervisor.PutAsJsonAsync(Period("drafts"), new { value = 14 }, Cancel),
            await supervisor.PostAsJsonAsync(Preview, new { }, Cancel),
            await supervisor.PostAsJsonAsync(Proposals, new { caseIds = new[] { Guid.CreateVersion7() }, reason = "Old." }, Cancel),
        })
        {
            using (refused) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var none = await supervisor.PostAsJsonAsync(Proposals, new { reason = "Old." }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
    }

    [Fact]
    public async Task To_a_worker_it_is_not_there()
    {
        using var client = await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");
        foreach (var address in new[] { Schedule, Due })
        {
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static int Int(JsonElement period, string name) => period.GetProperty(name).GetInt32();

    private static Uri Period(string category) => new($"/api/v1/retention/{category}", UriKind.Relative);
}
