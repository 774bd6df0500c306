using System.Text.Json.Serialization;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Intake;

/// <summary>
/// The intake of a presumed victim. For a child (under 18 or age uncertain) the guardianship opens and the municipality's Centre for
/// Social Work is notified in the same transaction (CETS 197 Art. 10).
/// </summary>
public sealed record TakeIn : IRequest<TakenIn>
{
    public DateTimeOffset? FoundAt { get; init; }

    public required DateTimeOffset IdentifiedAt { get; init; }

    /// <summary>Code of the municipality where the person was found.</summary>
    public required string Municipality { get; init; }

    public required PersonTakenIn Person { get; init; }

    public string Status { get; init; } = "presumed";

    /// <summary>She needs a doctor at once, and for what; recorded as the agency's own rating of a high risk.</summary>
    public string? UrgentMedical { get; init; }

    public string? Circumstances { get; init; }

    public ExploitationTakenIn? Exploitation { get; init; }

    public ConsentTakenIn? Consent { get; init; }

    public string? Narrative { get; init; }

    /// <summary>The draft from which this was sent; it is destroyed with its key, and sending it again answers the same case.</summary>
    [JsonIgnore]
    public Guid? DraftId { get; init; }

    /// <summary>What an imported file says beyond an intake.</summary>
    [JsonIgnore]
    public ImportedFacts? Import { get; init; }
}

/// <summary>The person as she gives herself; nothing of it is obligatory but the sex as stated or seen.</summary>
public sealed record PersonTakenIn
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public PartialDate? DateOfBirth { get; init; }

    public ApparentAge? ApparentAge { get; init; }

    public required string Sex { get; init; }

    public IReadOnlyList<string> Citizenships { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? IdentityNumber { get; init; }

    /// <summary>Her own telephone or address.</summary>
    public string? Contact { get; init; }

    /// <summary>How and when she can be reached safely, by whom; not her own number.</summary>
    public string? SafeWay { get; init; }

    /// <summary>Null: not asked.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>Why a fact is missing, by field: <c>did_not_wish_to_say</c>, <c>unknown</c> or <c>not_asked</c>. The three are not the same.</summary>
    public IReadOnlyDictionary<string, string> Unanswered { get; init; } = new Dictionary<string, string>();
}

/// <summary>How old she seems, in years.</summary>
public sealed record ApparentAge(int From, int To);

/// <summary>HTCDS value names.</summary>
public sealed record ExploitationTakenIn
{
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> MeansOfControl { get; init; } = [];

    public string? RecruiterRelation { get; init; }

    public IReadOnlyList<string> Countries { get; init; } = [];

    public int? Year { get; init; }
}

/// <summary>What she said to being recorded and referred.</summary>
public sealed record ConsentTakenIn
{
    /// <summary>An adult refuses everything: an anonymous record remains (sex, nationality).</summary>
    public bool Refused { get; init; }

    /// <summary><c>person</c> or <c>guardian</c>.</summary>
    public string GivenBy { get; init; } = "person";

    public IReadOnlyList<string> Purposes { get; init; } = [];

    public IReadOnlyList<Guid> AgencyIds { get; init; } = [];

    public string? Language { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>What a file says of a person that a worker is not asked for, and how its row is known.</summary>
public sealed record ImportedFacts
{
    /// <summary>The same for the same row however often its file is read; stored only as a digest keyed for the agency.</summary>
    public required string RowReference { get; init; }

    /// <summary>A record of the past: it is weighed as of today whether she is a child, and a Centre's clock does not run (decision 2).</summary>
    public bool IsHistoric { get; init; }

    public string? Gender { get; init; }

    public string? StatusDecidedBy { get; init; }

    public IReadOnlyList<string> SexualExploitationTypes { get; init; } = [];

    public string? ForcedLabourIndustry { get; init; }

    public IReadOnlyList<string> RecruitmentMethods { get; init; } = [];

    public string? RelationshipToTrafficker { get; init; }
}

/// <summary>What came of the intake.</summary>
/// <param name="ChildBasis"><c>date_of_birth</c> or <c>age_uncertain</c> for a child, else null.</param>
/// <param name="RingFirst">For a child: who is on duty at the Centre that was notified.</param>
public sealed record TakenIn(
    Guid VictimId, Guid CaseId, string CaseNumber, bool IsChild, string? ChildBasis, Guid? GuardianshipId, IReadOnlyList<Guid> ReferralIds, DutyContact? RingFirst)
{
    /// <summary>This draft or row had been taken in before; the case is that one.</summary>
    [JsonIgnore]
    public bool WasThere { get; init; }
}

/// <summary>Whom to ring at an agency now.</summary>
public sealed record DutyContact(string AgencyName, string? Name, string? Phone);
