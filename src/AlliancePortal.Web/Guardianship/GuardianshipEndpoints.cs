using System.Globalization;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Guardianship;

/// <summary>Guardianships and their steps as JSON. The entity tag is the version; a step with an outdated <c>If-Match</c> answers <c>changed_meanwhile</c>.</summary>
public static class GuardianshipEndpoints
{
    public static void MapGuardianships(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").WithTags("Guardianship");
        api.MapGet("/guardianships", ListAsync)
            .WithSummary("Guardianships of children in the caller's cases, those due first. `state` takes several, divided by commas; without it all that are open.").Produces<GuardianshipPage>();
        api.MapGet("/guardianships/{id:guid}", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new ShowGuardianship(id), cancel, shown => Tagged(context, shown)))
            .WithSummary("One guardianship.").Produces<GuardianshipView>();
        api.MapPost("/guardianships/{id:guid}/acknowledge", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) =>
                StepAsync(context, casework, new AcknowledgeGuardianship(id, Expected(context)), cancel))
            .WithSummary("The Centre answers for the child, takes it over in a handover, or confirms an answer given by telephone.").Produces<GuardianshipView>();
        api.MapPost("/guardianships/{id:guid}/acknowledge-by-phone", (Guid id, PhoneBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                StepAsync(context, casework, new AcknowledgeByPhone(id, body.Name ?? "", body.Number ?? "", body.At, Expected(context)), cancel))
            .WithSummary("Whoever opened the case writes down that the Centre answered on the telephone.").Produces<GuardianshipView>();
        api.MapPost("/guardianships/{id:guid}/appoint", (Guid id, AppointBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                StepAsync(context, casework, new AppointGuardian(id, body.GuardianUserId, Expected(context)), cancel))
            .WithSummary("Names a worker of the Centre as the guardian.").Produces<GuardianshipView>();
        api.MapPost("/guardianships/{id:guid}/handover", (Guid id, HandoverBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                StepAsync(context, casework, new HandOverGuardianship(id, body.ToAgencyId, body.Reason ?? "", Expected(context)), cancel))
            .WithSummary("Asks another Centre to take over; the present one stays until that one acknowledges.").Produces<GuardianshipView>();
        api.MapPost("/guardianships/{id:guid}/decline-handover", (Guid id, DeclineBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, new DeclineHandover(id, body.Reason ?? "", Expected(context)), cancel))
            .WithSummary("The Centre that was asked does not take over. It sees nothing of the case afterwards; the one that asked is told why.").Produces<HandoverDeclined>();
        api.MapPost("/guardianships/{id:guid}/end", (Guid id, EndBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                StepAsync(context, casework, new EndGuardianship(id, body.Reason ?? "", body.Ground, Expected(context)), cancel))
            .WithSummary("Signs the end, as the supervisor of the Centre or of VAAU; the second signature ends it.").Produces<GuardianshipView>();
        api.MapPost("/cases/{id:guid}/age-assessments", (Guid id, AgeBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
                casework.AnswerAsync(context, body.ToRequest(id), cancel, assessed => Results.Created($"/api/v1/cases/{id}", assessed)))
            .WithSummary("The Centre records an age assessment. An adult who may be under 18 by it has a guardian Centre at once.").Produces<AgeAssessed>(201);
        api.MapPost("/cases/{id:guid}/age-doubt", (Guid id, HttpContext context, ICasework casework, CancellationToken cancel) => casework.AnswerAsync(context, new DoubtAge(id), cancel))
            .WithSummary("An adult may be a child: she is treated as one from now on, with a guardian Centre.").Produces<AgeDoubted>();
    }

    private static Task<IResult> ListAsync(
        HttpContext context, ICasework casework, CancellationToken cancel, string? state = null, bool overdue = false, string? after = null, int size = ListGuardianships.DefaultSize) =>
        casework.AnswerAsync(context, new ListGuardianships
        {
            States = (state ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Overdue = overdue,
            After = after,
            Size = size,
        }, cancel);

    private static Task<IResult> StepAsync(HttpContext context, ICasework casework, IGuardianshipStep step, CancellationToken cancel) =>
        casework.AnswerAsync(context, step, cancel, shown => Tagged(context, shown));

    private static IResult Tagged(HttpContext context, GuardianshipView shown)
    {
        context.Response.Headers.ETag = FormattableString.Invariant($"\"{shown.Version}\"");
        return Results.Ok(shown);
    }

    /// <summary>The version of the caller's <c>If-Match</c>; a tag that no version of ours has can match none.</summary>
    private static int? Expected(HttpContext context) => context.Request.Headers.IfMatch.ToString() switch
    {
        "" or "*" => null,
        var tag when int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
        _ => -1,
    };
}

/// <param name="Name">Who answered.</param>
/// <param name="Number">The number that was rung.</param>
/// <param name="At">When; not in the future.</param>
public sealed record PhoneBody(string? Name, string? Number, DateTimeOffset At);

public sealed record AppointBody(Guid GuardianUserId);

/// <param name="ToAgencyId">Another Centre for Social Work.</param>
public sealed record HandoverBody(Guid ToAgencyId, string? Reason);

public sealed record DeclineBody(string? Reason);

/// <param name="Ground">Code of the set `guardianship_end_reason`; absent: as the other side signed, else `other`.</param>
public sealed record EndBody(string? Reason, string? Ground);

/// <param name="Body">Who assessed.</param>
/// <param name="Method">Code of the set `age_assessment_method`.</param>
/// <param name="Age">The most likely age in years.</param>
/// <param name="Margin">Years by which it may be wrong.</param>
public sealed record AgeBody(string? Body, string? Method, DateOnly AssessedOn, int Age, int Margin)
{
    internal RecordAgeAssessment ToRequest(Guid caseId) => new() { CaseId = caseId, Body = Body ?? "", Method = Method ?? "", AssessedOn = AssessedOn, Age = Age, Margin = Margin };
}
