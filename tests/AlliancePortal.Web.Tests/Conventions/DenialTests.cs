using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Testing.Casework;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>What is there and not for the reader answers as what is not there, in every call with an id.</summary>
public sealed partial class DenialTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"\{(\w+)(:guid)?\}")]
    private static partial Regex RouteId { get; }

    [Fact]
    public async Task A_hidden_record_answers_to_the_byte_as_a_missing_one()
    {
        var portal = await RunningPortal.Shared;
        var calls = portal.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } path && path.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) && RouteId.IsMatch(path))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (Method: method, Path: endpoint.RoutePattern.RawText!))).ToList();
        Assert.True(calls.Count > 5);
        var hidden = await HiddenIdsAsync(portal);
        Assert.NotEmpty(hidden);

        // Wrong agencies of different kinds, and roles without any case.
        foreach (var email in new[] { "socialworker@csw-peja.demo", "lawyer@legalaid.demo", "analyst@coordinator.demo", "admin@portal.demo" })
        {
            using var client = await portal.SignInAsync(email);
            foreach (var (method, path) in calls)
            {
                var missing = await AnswerAsync(client, method, path, Guid.CreateVersion7());
                foreach (var id in hidden) Assert.Equal(missing, await AnswerAsync(client, method, path, id));
            }
        }
    }

    /// <summary>Ids of what a fresh case of a police team consists of.</summary>
    private static async Task<IReadOnlyList<Guid>> HiddenIdsAsync(RunningPortal portal)
    {
        using var police = await portal.SignInAsync("investigator@tpiu.demo");
        var me = await police.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/me", Cancel);
        var intake = Intakes.Child("Hidden", "Child") with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) };
        var taken = (await portal.App.Services.GetRequiredService<ICasework>().RunAsync(Actor.Person(me.GetProperty("userId").GetGuid()), intake, Cancel)).Value;
        return [taken.CaseId, taken.VictimId, taken.GuardianshipId!.Value, .. taken.ReferralIds];
    }

    private static async Task<string> AnswerAsync(HttpClient client, string method, string path, Guid id)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/" + RouteId.Replace(path.TrimStart('/'), id.ToString()));
        if (method is not ("GET" or "DELETE")) request.Content = JsonContent.Create(new { reason = "Because.", text = "Words.", section = "notes", kind = "note", level = "high", name = "N", number = "1", at = DateTimeOffset.UtcNow, outcome = "service_delivered" });
        using var answer = await client.SendAsync(request, Cancel);
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "traceparent")).OrderBy(header => header.Key).Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
        var body = (await answer.Content.ReadAsStringAsync(Cancel)).Replace(id.ToString(), "ID", StringComparison.OrdinalIgnoreCase);
        return $"{method} {path} {(int)answer.StatusCode}\n{headers}\n{TraceId.Replace(body, "")}";
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId { get; }
}
