using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlliancePortal.Web.Tests.Intake;

/// <summary>The intake over HTTP, with good and bad input.</summary>
public sealed class IntakeApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_child_is_taken_in_and_its_Centre_notified()
    {
        using var police = await PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", Body(), Cancel);

        var taken = await ReadAsync(answer);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/v1/cases/{taken["caseId"]}", answer.Headers.Location?.ToString());
        Assert.True((bool)taken["isChild"]!);
        Assert.Equal("date_of_birth", (string?)taken["childBasis"]);
        Assert.Single(taken["referralIds"]!.AsArray());
        Assert.StartsWith("+383", (string?)taken["ringFirst"]!["phone"], StringComparison.Ordinal);

        using var centre = await (await RunningPortal.Shared).SignInAsync("socialworker@csw-prizren.demo");
        using var seen = await centre.GetAsync(answer.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    [Fact]
    public async Task Without_any_age_she_is_a_child_and_an_adult_has_no_guardianship()
    {
        using var police = await PoliceAsync();
        using var uncertain = await police.PostAsync("/api/v1/intakes", Body(("person.dateOfBirth", null)), Cancel);
        Assert.Equal("age_uncertain", (string?)(await ReadAsync(uncertain))["childBasis"]);

        using var adult = await police.PostAsync("/api/v1/intakes", Body(("person.dateOfBirth", "1990")), Cancel);
        var taken = await ReadAsync(adult);
        Assert.False((bool)taken["isChild"]!);
        Assert.Null(taken["guardianshipId"]);
    }

    [Fact]
    public async Task A_full_refusal_with_a_name_in_it_is_a_conflict_and_without_one_an_anonymous_record()
    {
        using var police = await PoliceAsync();
        var refused = JsonNode.Parse("""{"refused": true}""")!;
        using var named = await police.PostAsync("/api/v1/intakes", Body(("person.dateOfBirth", null), ("person.apparentAge", Ages(30, 40)), ("consent", refused)), Cancel);
        Assert.Equal(HttpStatusCode.Conflict, named.StatusCode);
        Assert.Equal("refusal_is_anonymous", (string?)(await ReadAsync(named))["code"]);

        using var child = await police.PostAsync("/api/v1/intakes", Body(("consent", refused.DeepClone())), Cancel);
        Assert.Equal("child_cannot_refuse_all", (string?)(await ReadAsync(child))["code"]);

        using var anonymous = await police.PostAsync("/api/v1/intakes", Body(("person.firstName", null), ("person.dateOfBirth", null), ("person.apparentAge", Ages(30, 40)), ("consent", refused.DeepClone())), Cancel);
        Assert.Equal(HttpStatusCode.Created, anonymous.StatusCode);
    }

    public static TheoryData<string, string, string> BadInput => new()
    {
        { "identifiedAt", "\"2099-01-01T00:00:00Z\"", "identifiedAt" },
        { "identifiedAt", "null", "identifiedAt" },
        { "foundAt", "\"2099-01-01T00:00:00Z\"", "foundAt" },
        { "municipality", "\"atlantis\"", "municipality" },
        { "municipality", "null", "municipality" },
        { "person", "null", "person" },
        { "person.sex", "\"'; drop table casework.cases; --\"", "person.sex" },
        { "person.dateOfBirth", "\"2099\"", "person.dateOfBirth" },
        { "person.dateOfBirth", "\"1700-01-01\"", "person.dateOfBirth" },
        { "person.dateOfBirth", "\"2009-02-31\"", "person.dateOfBirth" },
        { "person.apparentAge", """{"from": 40, "to": 3}""", "person.apparentAge" },
        { "person.apparentAge", """{"from": -1, "to": 900}""", "person.apparentAge" },
        { "person.firstName", "\"a\\u0000b\"", "person.firstName" },
        { "person.firstName", $"\"{new string('x', 10_000)}\"", "person.firstName" },
        { "person.aliases", $"[\"{new string('ж', 10_000)}\"]", "person.aliases" },
        { "person.citizenships", "[\"ZZ\"]", "person.citizenships" },
        { "person.languages", "[null]", "person.languages" },
        { "person.unanswered", """{"name": null}""", "person.unanswered" },
        { "exploitation", """{"types": ["Sorcery"]}""", "exploitation.types" },
        { "exploitation", """{"types": null}""", "exploitation.types" },
        { "consent", """{"purposes": ["everything"]}""", "consent.purposes" },
        { "narrative", $"\"{new string('x', 20_001)}\"", "narrative" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task Bad_input_is_answered_by_field(string field, string json, string named)
    {
        using var police = await PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", Body((field, JsonNode.Parse(json))), Cancel);

        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Cancel)}");
        var problem = await ReadAsync(answer);
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity) Assert.Contains(problem["errors"]!.AsObject(), error => error.Key == named);
        Assert.False(string.IsNullOrEmpty((string?)problem["detail"]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"person\": 7}")]
    [InlineData("{\"person\": {\"firstName\": \"\\ud800\"}}")]
    [InlineData("{\"identifiedAt\": \"yesterday\"}")]
    public async Task What_is_no_intake_at_all_is_malformed(string body)
    {
        using var police = await PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("malformed", (string?)(await ReadAsync(answer))["code"]);
    }

    [Theory]
    [InlineData("👧🏽 Ana")]
    [InlineData("مريم")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Robert'); drop table casework.cases;--")]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    public async Task A_name_in_any_writing_is_kept_as_it_was_said(string name)
    {
        using var police = await PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", Body(("person.firstName", name)), Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        using var shown = await police.GetAsync(answer.Headers.Location, Cancel);
        Assert.Equal(name, (string?)(await ReadAsync(shown))["sections"]!["identity"]!["firstName"]);
    }

    internal static StringContent Body(params (string Field, JsonNode? Value)[] changes)
    {
        var body = JsonNode.Parse("""
            {"municipality": "prizren", "person": {"dateOfBirth": "2012-04", "sex": "female", "citizenships": ["AL"], "languages": ["sq"]}}
            """)!.AsObject();
        body["identifiedAt"] = DateTime.UtcNow.AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        body["person"]!["firstName"] = "Elira " + string.Concat(Guid.NewGuid().ToByteArray().Take(8).Select(b => (char)('a' + b % 26)));
        foreach (var (field, value) in changes)
        {
            if (field.StartsWith("person.", StringComparison.Ordinal)) body["person"]![field["person.".Length..]] = value;
            else body[field] = value;
        }

        return new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    }

    internal static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;

    internal static async Task<HttpClient> PoliceAsync() => await (await RunningPortal.Shared).SignInAsync("investigator@tpiu.demo");

    private static JsonObject Ages(int from, int to) => new() { ["from"] = from, ["to"] = to };
}
