using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.Intake;

/// <summary>What a form means: the intake that it asks for, and the fields whose typed text means nothing yet.</summary>
public sealed class IntakeReading
{
    private static readonly string[] AskedFacts = ["languages", "name", "dateOfBirth", "citizenships", "identityNumber", "contact"];
    private readonly IntakeForm form;
    private readonly DateTimeOffset now;
    private readonly TypedFacts typed = new();
    private readonly PartialDate? birth;
    private readonly ApparentAge? apparent;
    private readonly DateTimeOffset? found;
    private readonly DateTimeOffset? identified;

    public IntakeReading(IntakeForm form, DateTimeOffset now)
    {
        (this.form, this.now) = (form, now);
        birth = form.AgeUnknown ? null : typed.Date(form.DateOfBirth, "person.dateOfBirth");
        apparent = form.AgeUnknown ? null : Apparent();
        found = typed.Moment(form.FoundOn, form.FoundTime, "foundAt");
        identified = typed.Moment(form.IdentifiedOn, form.IdentifiedTime, "identifiedAt");
        Year = typed.Number(form.Year, "exploitation.year");
        typed.Require(form.IdentifiedOn, "identifiedAt");
        typed.Require(form.Sex, "person.sex");
        typed.Require(form.Municipality, "municipality");
        if (form.UrgentMedical == "yes") typed.Require(form.UrgentNeed, "urgentMedical");
    }

    /// <summary>Codes of what is wrong, by field of the intake.</summary>
    public IReadOnlyDictionary<string, string> Problems => typed.Problems;

    /// <summary>Whether the age and the place are answered, so that it can be said whether she is a child and who will be told.</summary>
    public bool AnswersChild => form.Municipality is not null && !Problems.ContainsKey("person.dateOfBirth") && !Problems.ContainsKey("person.apparentAge")
        && (birth is not null || apparent is not null || form.AgeUnknown || form.Unanswered.ContainsKey("dateOfBirth"));

    public bool IsRefused => form.Consent == "refused";

    private int? Year { get; }

    /// <summary>She is treated as a child, as far as the form says today; the casework decides.</summary>
    public bool IsChild => ChildStatus.Decide(birth, Range, PeopleTime.Default.DateOf(found ?? identified ?? now)).IsChild;

    private AgeRange? Range => apparent is { } age && AgeRange.TryCreate(age.From, age.To, out var range) is null ? range : null;

    /// <summary>The intake. After an adult's refusal of everything it holds nothing that names her, whatever stands in the fields.</summary>
    public TakeIn ToRequest(Guid? draftId)
    {
        var anonymous = IsRefused && !IsChild;
        return new TakeIn
        {
            DraftId = draftId,
            FoundAt = found,
            IdentifiedAt = identified ?? now,
            Municipality = form.Municipality ?? "",
            Person = anonymous ? Anonymous() : Person(),
            UrgentMedical = !anonymous && form.UrgentMedical == "yes" ? form.UrgentNeed : null,
            Circumstances = anonymous ? null : form.Circumstances,
            Narrative = anonymous ? null : form.Narrative,
            Exploitation = anonymous ? null : Exploitation(),
            Consent = IsRefused ? new ConsentTakenIn { Refused = true } : form.Consent == "given" ? Given() : null,
        };
    }

    /// <summary>Only what decides whether she is a child and which Centre is told; nothing that names her.</summary>
    public TakeIn ToQuestion() => new()
    {
        FoundAt = found <= now ? found : null,
        IdentifiedAt = identified <= now ? identified.Value : now,
        Municipality = form.Municipality ?? "",
        Person = new PersonTakenIn { Sex = form.Sex ?? "unknown", DateOfBirth = birth, ApparentAge = apparent },
    };

    /// <summary>Names, age and papers, for finding who may be the same person.</summary>
    public PersonTakenIn Person() => new()
    {
        FirstName = form.FirstName,
        LastName = form.LastName,
        Aliases = [.. (form.Aliases ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        DateOfBirth = birth,
        ApparentAge = apparent,
        Sex = form.Sex ?? "",
        Citizenships = form.Citizenships,
        Languages = form.Languages,
        IdentityNumber = form.IdentityNumber,
        Contact = form.Contact,
        SafeWay = form.SafeWay,
        NeedsInterpreter = form.NeedsInterpreter switch { "yes" => true, "no" => false, _ => null },
        Unanswered = AskedFacts.Where(IsMissing).ToDictionary(fact => fact, fact => form.Unanswered.GetValueOrDefault(fact, "not_asked")),
    };

    /// <summary>Whether nothing was typed for the fact.</summary>
    public bool IsMissing(string fact) => fact switch
    {
        "languages" => form.Languages.Count == 0,
        "name" => string.IsNullOrWhiteSpace(form.FirstName + form.LastName + form.Aliases),
        "dateOfBirth" => form.AgeUnknown || form.DateOfBirth is null,
        "citizenships" => form.Citizenships.Count == 0,
        "identityNumber" => string.IsNullOrWhiteSpace(form.IdentityNumber),
        _ => string.IsNullOrWhiteSpace(form.Contact + form.SafeWay),
    };

    // The birth date identifies; that she is an adult has to remain.
    private PersonTakenIn Anonymous()
    {
        var on = PeopleTime.Default.DateOf(found ?? identified ?? now);
        return new PersonTakenIn
        {
            Sex = form.Sex ?? "",
            Citizenships = form.Citizenships,
            ApparentAge = apparent ?? (birth is null ? null : new ApparentAge(Age.On(birth.Latest, on), Age.On(birth.Earliest, on))),
        };
    }

    private ExploitationTakenIn? Exploitation() =>
        form.ExploitationTypes.Count + form.MeansOfControl.Count + form.Countries.Count == 0 && form.RecruiterRelation is null && Year is null
            ? null
            : new ExploitationTakenIn { Types = form.ExploitationTypes, MeansOfControl = form.MeansOfControl, RecruiterRelation = form.RecruiterRelation, Countries = form.Countries, Year = Year };

    private ConsentTakenIn Given() => new()
    {
        Purposes = form.Purposes,
        AgencyIds = [.. form.ConsentAgencies.Select(Guid.Parse)],
        Language = form.ConsentLanguage,
    };

    private ApparentAge? Apparent()
    {
        var from = typed.Number(form.AgeFrom, "person.apparentAge");
        var to = typed.Number(form.AgeTo, "person.apparentAge");
        return from is null && to is null ? null : new ApparentAge(from ?? to!.Value, to ?? from!.Value);
    }
}
