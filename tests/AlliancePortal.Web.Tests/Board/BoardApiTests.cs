using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Web.Tests.Board;

/// <summary>The board over HTTP: numbers are as long as their lists, and there for supervisors only.</summary>
public sealed class BoardApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_number_opens_a_list_of_its_length()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var supervisor = await portal.SignInAsync("supervisor@tpiu.demo");
        var board = await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/board", Cancel);
        var numbers = Numbers(board).ToList();
        Assert.True(numbers.Sum(number => number.Count) > 0);

        foreach (var (figure, count) in numbers)
        {
            var list = await supervisor.GetFromJsonAsync<JsonElement>($"/api/v1/board/{figure}?size=100", Cancel);
            Assert.Equal(count, list.GetProperty("items").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("investigator@tpiu.demo")]
    [InlineData("analyst@coordinator.demo")]
    [InlineData("admin@portal.demo")]
    public async Task For_everybody_else_there_is_no_board(string email)
    {
        var portal = await RunningPortal.Shared;
        using var other = await portal.SignInAsync(email);
        var id = await OwnCaseAsync(portal);

        foreach (var address in new[] { "/api/v1/board", "/api/v1/board/cases.unassigned", "/api/v1/board/nothing" })
        {
            using var hidden = await other.GetAsync(address, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }

        using var assigned = await other.PostAsJsonAsync($"/api/v1/cases/{id}/assignment", new { userId = Guid.CreateVersion7() }, Cancel);
        using var commented = await other.PostAsJsonAsync($"/api/v1/cases/{id}/comments", new { text = "Words." }, Cancel);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (assigned.StatusCode, commented.StatusCode));
    }

    [Fact]
    public async Task A_supervisor_assigns_comments_and_is_refused_by_rule_not_by_status_403()
    {
        var portal = await RunningPortal.Shared;
        using var supervisor = await portal.SignInAsync("supervisor@tpiu.demo");
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        var id = await OwnCaseAsync(portal);
        var me = (await police.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel)).GetProperty("userId").GetGuid();

        using var assigned = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/assignment", new { userId = me, reason = "workload" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, assigned.StatusCode);
        Assert.Equal("Arben Gashi", (await assigned.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("displayName").GetString());
        using var commented = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/comments", new { text = "Ring the doctor again." }, Cancel);
        Assert.Equal(HttpStatusCode.Created, commented.StatusCode);

        using var stranger = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/assignment", new { userId = Guid.CreateVersion7() }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, stranger.StatusCode);
        Assert.Equal("worker_not_of_this_unit", (await stranger.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var nothing = await supervisor.PostAsJsonAsync($"/api/v1/cases/{id}/comments", new { text = "" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        using var elsewhere = await portal.SignInAsync("supervisor@shelter.demo");
        using var hidden = await elsewhere.PostAsJsonAsync($"/api/v1/cases/{id}/comments", new { text = "Words." }, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static IEnumerable<(string Figure, int Count)> Numbers(JsonElement board) =>
        from number in board.EnumerateObject().SelectMany(property => property.Value.ValueKind switch
        {
            JsonValueKind.Array when property.Name == "workload" => property.Value.EnumerateArray().Select(load => load.GetProperty("cases")),
            JsonValueKind.Array => property.Value.EnumerateArray(),
            _ => [property.Value],
        })
        select (number.GetProperty("figure").GetString()!, number.GetProperty("count").GetInt32());

    // The newest in the list may be another test's, from which the supervisor is excluded.
    private static async Task<Guid> OwnCaseAsync(RunningPortal portal) =>
        (await portal.DoAsync(await portal.ActorAsync("investigator@tpiu.demo"), Intakes.Adult("Board", "Overhttp") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) })).CaseId;
}
