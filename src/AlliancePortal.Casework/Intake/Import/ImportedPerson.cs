using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>One person of an input file in the shape of an intake; values of the portal's code sets, every text cleaned.</summary>
public sealed record ImportedPerson
{
    /// <summary>
    /// The same for the same row however often its file is read, different for every row of one file. Derived from what the row says
    /// about the person, so it may be stored only as a keyed digest. Unique within the sending agency, not beyond.
    /// </summary>
    public required string ExternalReference { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public PartialDate? DateOfBirth { get; init; }

    /// <summary>Age on the day of <see cref="IdentifiedOn"/>, for files that carry age bands.</summary>
    public AgeRange? ApparentAge { get; init; }

    /// <summary>Code set <c>sex</c>.</summary>
    public string Sex { get; init; } = "unknown";

    /// <summary>Code set <c>gender</c> (HTCDS prs_Gender), as the person states it.</summary>
    public string? Gender { get; init; }

    /// <summary>Code set <c>country</c>.</summary>
    public IReadOnlyList<string> Citizenships { get; init; } = [];

    /// <summary>Code set <c>language</c>, the first language first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? IdentityNumber { get; init; }

    public ImportedContact? Contact { get; init; }

    /// <summary>Town of the mailing address when it is in Kosovo or without country: where the person stays, not necessarily where found.</summary>
    public string? Municipality { get; init; }

    /// <summary>When the person came to the sender's notice: day of the incoming referral (HTCDS) or year of registration (CTDC).</summary>
    public PartialDate? IdentifiedOn { get; init; }

    /// <summary>Code set <c>case_status</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Code set <c>status_decision_organisation</c>: who decided on the status.</summary>
    public string? StatusDecidedBy { get; init; }

    /// <summary>Whether the person consented to the record; null when the file does not say.</summary>
    public bool? Consent { get; init; }

    /// <summary>Code set <c>exploitation_type</c>.</summary>
    public IReadOnlyList<string> ExploitationTypes { get; init; } = [];

    /// <summary>Code set <c>sexual_exploitation_type</c>.</summary>
    public IReadOnlyList<string> SexualExploitationTypes { get; init; } = [];

    /// <summary>Code set <c>forced_labour_industry</c>.</summary>
    public string? ForcedLabourIndustry { get; init; }

    /// <summary>Code set <c>means_of_control</c>.</summary>
    public IReadOnlyList<string> MeansOfControl { get; init; } = [];

    /// <summary>Code set <c>recruitment_method</c>.</summary>
    public IReadOnlyList<string> RecruitmentMethods { get; init; } = [];

    /// <summary>Code set <c>recruiter_relationship</c> (CTDC).</summary>
    public string? RecruiterRelation { get; init; }

    /// <summary>Code set <c>relationship_to_trafficker</c> (HTCDS).</summary>
    public string? RelationshipToTrafficker { get; init; }

    public string? Narrative { get; init; }
}
