using System.Net;
using System.Text.Json.Nodes;
using AlliancePortal.Web.Tests.Intake;

namespace AlliancePortal.Web.Tests.Security;

/// <summary>What people and programs type into an intake: kept to the letter, or refused in words at its field.</summary>
public sealed class BadInputTests
{
    private static readonly string[] NameFields = ["firstName", "lastName"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Zoë Ångström-O’Neill")]
    [InlineData("Đurđica Šćepanović")]
    [InlineData("Ђурђица Шћепановић")]
    [InlineData("👧🏽 Ana 🇽🇰")]
    [InlineData("مريم بنت علي")]
    [InlineData("עדן")]
    [InlineData("李小龍")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{{7*7}} ${7*7} <%= 7*7 %>")]
    [InlineData("'; delete from casework.cases; --")]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("+383 44 123 456")]
    [InlineData("@SUM(1+1)*cmd")]
    [InlineData("-2+3")]
    [InlineData("null")]
    [InlineData("../../etc/passwd")]
    [InlineData("%s%n%x {0} \\u0041")]
    public async Task It_is_kept_as_it_was_said(string text)
    {
        using var police = await IntakeApiTests.PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(
            ("person.firstName", text), ("person.lastName", text), ("person.aliases", new JsonArray(text)), ("circumstances", text), ("narrative", text + "\n" + text)), Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        using var shown = await police.GetAsync(answer.Headers.Location, Cancel);
        var sections = (await IntakeApiTests.ReadAsync(shown))["sections"]!;
        foreach (var field in NameFields) Assert.Equal(text, (string?)sections["identity"]![field]);
        Assert.Equal(text, (string?)sections["identity"]!["aliases"]![0]);
        var account = sections["exploitation"]!["accounts"]![0]!;
        Assert.Equal((text, text + "\n" + text), ((string?)account["circumstances"], (string?)account["narrative"]));
    }

    [Theory]
    [InlineData("Ana\u0007", "Ana")]
    [InlineData("Ana\u202Egpj.exe", "Anagpj.exe")]
    [InlineData("\u200BAna\u200B  Maria\t", "Ana Maria")]
    [InlineData("\uFEFFAna\u2066", "Ana")]
    public async Task What_nobody_can_see_is_left_out_of_a_name(string typed, string kept)
    {
        using var police = await IntakeApiTests.PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(("person.firstName", typed)), Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var shown = await police.GetAsync(answer.Headers.Location, Cancel);
        Assert.Equal(kept, (string?)(await IntakeApiTests.ReadAsync(shown))["sections"]!["identity"]!["firstName"]);
    }

    [Theory]
    [InlineData("person.firstName", "\u0000")]
    [InlineData("person.firstName", "Ana\u0000Maria")]
    [InlineData("person.lastName", "TEN_THOUSAND")]
    [InlineData("person.identityNumber", "TEN_THOUSAND")]
    [InlineData("person.contact", "TEN_THOUSAND")]
    [InlineData("narrative", "A_MILLION")]
    [InlineData("person.sex", "a great many")]
    [InlineData("municipality", "atlantis")]
    [InlineData("municipality", "")]
    [InlineData("status", "'; drop table x")]
    [InlineData("person.dateOfBirth", "2999-01-01")]
    [InlineData("person.dateOfBirth", "1850-01-01")]
    [InlineData("identifiedAt", "2999-01-01T00:00:00Z")]
    [InlineData("foundAt", "2999-01-01T00:00:00Z")]
    [InlineData("identifiedAt", "0001-01-01T00:00:00Z")]
    public async Task It_is_refused_at_its_field(string field, string text)
    {
        text = text.Replace("TEN_THOUSAND", new string('x', 10_000), StringComparison.Ordinal).Replace("A_MILLION", new string('x', 1_000_000), StringComparison.Ordinal);
        using var police = await IntakeApiTests.PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body((field, text)), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await IntakeApiTests.ReadAsync(answer);
        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.All(problem["errors"]!.AsObject(), error => Assert.NotEmpty((string)error.Value![0]!));
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(17, 3)]
    [InlineData(0, 900)]
    [InlineData(int.MinValue, int.MaxValue)]
    public async Task An_impossible_age_is_refused(int from, int to)
    {
        using var police = await IntakeApiTests.PoliceAsync();
        using var answer = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body(("person.dateOfBirth", null), ("person.apparentAge", new JsonObject { ["from"] = from, ["to"] = to })), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("person.citizenships", "XX")]
    [InlineData("person.languages", "tlh")]
    [InlineData("person.aliases", "ELEVEN_HUNDRED")]
    public async Task A_list_with_what_nobody_knows_or_without_end_is_refused(string field, string item)
    {
        using var police = await IntakeApiTests.PoliceAsync();
        var items = new JsonArray([.. Enumerable.Range(0, item == "ELEVEN_HUNDRED" ? 1100 : 1).Select(n => JsonValue.Create(item + (n == 0 ? "" : $"{n}")))]);
        using var answer = await police.PostAsync("/api/v1/intakes", IntakeApiTests.Body((field, items)), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
