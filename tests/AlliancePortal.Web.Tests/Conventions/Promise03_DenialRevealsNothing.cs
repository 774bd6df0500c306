using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Testing.Casework;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>Promise 3: denial reveals nothing. What is there and not for the reader answers as what is not there, in every call with an id.</summary>
public sealed partial class Promise03_DenialRevealsNothing
{
    private const string Excluded = "supervisor@tpiu.demo";

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
        foreach (var email in new[] { "socialworker@csw-peja.demo", "lawyer@legalaid.demo", "analyst@coordinator.demo", "admin@portal.demo", Excluded })
        {
            using var client = await portal.SignInAsync(email);
            foreach (var (method, path) in calls)
            {
                var missing = await AnswerAsync(client, method, path, Guid.CreateVersion7());
                foreach (var id in hidden) Assert.Equal(missing, await AnswerAsync(client, method, path, id));
            }
        }
    }

    /// <summary>Ids of everything in a child's and an adult's case of a police team, its drafts and notifications too; its own supervisor is excluded from both.</summary>
    private static async Task<IReadOnlyList<Guid>> HiddenIdsAsync(RunningPortal portal)
    {
        var police = await portal.ActorAsync("investigator@tpiu.demo");
        TakeIn Now(TakeIn intake) => intake with { FoundAt = null, IdentifiedAt = DateTimeOffset.UtcNow.AddMinutes(-5) };
        var child = await portal.DoAsync(police, Now(Intakes.Child("Hidden", "Child")));
        var adult = await portal.DoAsync(police, Now(Intakes.Adult("Hidden", "Adult")));
        var shelter = (await portal.DoAsync(police, new ListAgencies())).Single(agency => agency.Code == "shelter").Id;
        var sent = await portal.DoAsync(police, new SendReferral { CaseId = adult.CaseId, Kind = "shelter", ToAgencyId = shelter, Sections = ["identity"], Basis = "vital_interests", Reason = "Tonight.", Urgency = "immediate" });
        var entry = await portal.DoAsync(police, new AddCaseEntry { CaseId = adult.CaseId, Section = "notes", Kind = "note", Text = "Hidden." });
        var consent = await portal.DoAsync(police, new RecordConsent { CaseId = adult.CaseId, Purposes = ["assistance"], Language = "ro" });
        var interview = await portal.DoAsync(police, new BookInterview { CaseId = adult.CaseId, Purpose = "other", Place = "Hidden", Language = "ro", StartedAt = DateTimeOffset.UtcNow.AddDays(1) });
        var breach = await portal.DoAsync(police, new ReportInterviewBreach { CaseId = child.CaseId, HappenedAt = DateTimeOffset.UtcNow.AddMinutes(-1), Interviewer = "Hidden" });
        var draft = await portal.DoAsync(police, new SaveDraft { Kind = "intake", Title = "Hidden", Content = "{}" });
        var told = (await portal.DoAsync(police, new MyNotifications())).Items.First(item => item.CaseId == child.CaseId);
        var supervisor = await portal.ActorAsync(Excluded);
        foreach (var caseId in new[] { child.CaseId, adult.CaseId })
            await portal.ExecuteAsync($"insert into casework.exclusions (user_id, case_id, set_by, set_at) values ('{supervisor.UserId}', '{caseId}', '{police.UserId}', now())");
        return [child.CaseId, child.VictimId, child.GuardianshipId!.Value, .. child.ReferralIds, adult.CaseId, sent.ReferralId, entry.EntryId, consent.ConsentId, interview.InterviewId, breach.BreachId, draft.Id, told.Id];
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
