using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Turns the persons of one file into intakes, by the rules of decision 2.</summary>
/// <param name="agencyId">The importing agency: to it alone a consent in the file is given.</param>
/// <param name="places">Finds the municipality by its name.</param>
/// <param name="fallback">Code of the municipality for rows that name none.</param>
/// <param name="now">When the import was begun.</param>
/// <param name="notes">Counts what was assumed.</param>
internal sealed class RowIntake(Guid agencyId, MunicipalityNames places, string fallback, DateTimeOffset now, FileNotes notes)
{
    /// <summary>From this age on a record is one of the past, for which nobody is rung at night.</summary>
    private const int HistoricAfterDays = 30;

    private static readonly string[] ConsentToTheRecord = ["assistance"];
    private readonly DateOnly today = PeopleTime.Default.DateOf(now);

    public TakeIn Of(ImportedPerson person)
    {
        var isHistoric = person.IdentifiedOn is { } day && day.Latest.AddDays(HistoricAfterDays) < today;
        if (isHistoric) notes.Count(FileNotes.RecordOfThePast);
        if (person.IdentifiedOn is null) notes.Count(FileNotes.DateAssumed, today.ToString("O"));
        var intake = new TakeIn
        {
            IdentifiedAt = person.IdentifiedOn is { } identified && identified.Earliest < today ? PeopleTime.Default.StartOf(identified.Earliest) : now,
            Municipality = Place(person),
            Status = person.Status,
            Person = Person(person),
            Exploitation = Exploitation(person),
            Narrative = person.Narrative,
            Import = new ImportedFacts
            {
                RowReference = person.ExternalReference,
                IsHistoric = isHistoric,
                Gender = person.Gender,
                StatusDecidedBy = person.StatusDecidedBy,
                SexualExploitationTypes = person.SexualExploitationTypes,
                ForcedLabourIndustry = person.ForcedLabourIndustry,
                RecruitmentMethods = person.RecruitmentMethods,
                RelationshipToTrafficker = person.RelationshipToTrafficker,
            },
        };
        return intake with { Consent = Consent(person, IntakeRules.ChildOf(intake, now)) };
    }

    private string Place(ImportedPerson person)
    {
        if (places.Find(person.Municipality) is { } named) return named;
        notes.Count(FileNotes.MunicipalityAssumed, fallback);
        return fallback;
    }

    private static PersonTakenIn Person(ImportedPerson person) => new()
    {
        FirstName = person.FirstName,
        LastName = person.LastName,
        Aliases = person.Aliases,
        DateOfBirth = person.DateOfBirth,
        ApparentAge = person.ApparentAge is { } age ? new ApparentAge(age.From, age.To) : null,
        Sex = person.Sex,
        Citizenships = person.Citizenships,
        Languages = person.Languages,
        IdentityNumber = person.IdentityNumber,
        Contact = person.Contact is { } contact ? string.Join(", ", contact.Lines) : null,
    };

    private static ExploitationTakenIn? Exploitation(ImportedPerson person) =>
        person.ExploitationTypes.Count + person.MeansOfControl.Count + person.SexualExploitationTypes.Count + person.RecruitmentMethods.Count == 0
        && (person.RecruiterRelation ?? person.RelationshipToTrafficker ?? person.ForcedLabourIndustry) is null
            ? null
            : new ExploitationTakenIn { Types = person.ExploitationTypes, MeansOfControl = person.MeansOfControl, RecruiterRelation = person.RecruiterRelation };

    // A child's no does not close the way to its guardian: the record stands, without a consent.
    private ConsentTakenIn? Consent(ImportedPerson person, ChildStatus child) => person.Consent switch
    {
        true => new ConsentTakenIn { Purposes = ConsentToTheRecord, AgencyIds = [agencyId] },
        false when !child.IsChild => new ConsentTakenIn { Refused = true },
        _ => null,
    };
}
