using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Api;

namespace AlliancePortal.Web.Intake;

/// <summary>The intake of a presumed victim as JSON.</summary>
public static class IntakeEndpoints
{
    public static void MapIntakes(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("").WithTags("Intake").MapPost("/intakes", TakeInAsync)
            .WithSummary("Takes in a presumed victim; for a child (under 18 or age uncertain) the guardianship opens and the municipality's Centre is notified. With an `Idempotency-Key`, sending again makes no second case.")
            .Produces<TakenIn>(201);

    private static async Task<IResult> TakeInAsync(IntakeBody body, HttpContext context, ICasework casework, CancellationToken cancel) =>
        body.Problem is { } problem
            ? new RefusedResult(problem)
            : await casework.AnswerAsync(context, body.ToRequest(), cancel, taken => Results.Created($"/api/v1/cases/{taken.CaseId}", taken));
}

/// <param name="Municipality">Code of the municipality where the person was found.</param>
/// <param name="Status">Code of the set `case_status`; absent: `presumed`.</param>
/// <param name="UrgentMedical">For what a doctor is needed now; recorded as a high risk.</param>
public sealed record IntakeBody(
    DateTimeOffset? FoundAt, DateTimeOffset? IdentifiedAt, string? Municipality, IntakePerson? Person, string? Status, string? Circumstances,
    ExploitationTakenIn? Exploitation, ConsentTakenIn? Consent, string? Narrative, string? UrgentMedical)
{
    /// <summary>What cannot be read at all.</summary>
    internal Refusal? Problem
    {
        get
        {
            var fields = new Dictionary<string, string[]>();
            if (IdentifiedAt is null) fields["identifiedAt"] = ["empty"];
            if (Person is null) fields["person"] = ["empty"];
            if (Person?.DateOfBirth is { } birth && !PartialDate.TryParse(birth, out _)) fields["person.dateOfBirth"] = ["not_a_date"];
            return fields.Count == 0 ? null : new Refusal("invalid", RefusalKind.Invalid) { Fields = fields };
        }
    }

    internal TakeIn ToRequest() => new()
    {
        FoundAt = FoundAt,
        IdentifiedAt = IdentifiedAt!.Value,
        Municipality = Municipality ?? "",
        Person = Person!.ToPerson(),
        Status = Status ?? "presumed",
        Circumstances = Circumstances,
        Exploitation = Exploitation,
        Consent = Consent,
        Narrative = Narrative,
        UrgentMedical = UrgentMedical,
    };
}

/// <param name="DateOfBirth">`2009`, `2009-03` or `2009-03-14`.</param>
/// <param name="SafeWay">How, when and through whom to stay in touch safely.</param>
/// <param name="Unanswered">Why a fact is missing: `did_not_wish_to_say`, `unknown`, `not_asked`.</param>
public sealed record IntakePerson(
    string? FirstName, string? LastName, IReadOnlyList<string>? Aliases, string? DateOfBirth, ApparentAge? ApparentAge, string? Sex, IReadOnlyList<string>? Citizenships,
    IReadOnlyList<string>? Languages, string? IdentityNumber, string? Contact, string? SafeWay, bool? NeedsInterpreter, IReadOnlyDictionary<string, string>? Unanswered)
{
    internal PersonTakenIn ToPerson() => new()
    {
        FirstName = FirstName,
        LastName = LastName,
        Aliases = Aliases ?? [],
        DateOfBirth = PartialDate.TryParse(DateOfBirth, out var birth) ? birth : null,
        ApparentAge = ApparentAge,
        Sex = Sex ?? "",
        Citizenships = Citizenships ?? [],
        Languages = Languages ?? [],
        IdentityNumber = IdentityNumber,
        Contact = Contact,
        SafeWay = SafeWay,
        NeedsInterpreter = NeedsInterpreter,
        Unanswered = Unanswered ?? new Dictionary<string, string>(),
    };
}
