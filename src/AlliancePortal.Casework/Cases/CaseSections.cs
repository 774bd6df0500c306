using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Cases;

/// <summary>The sections of a case by their keys; one that the reader may not see is absent.</summary>
public sealed record CaseSections
{
    public IdentitySection? Identity { get; init; }

    public ContactSection? Contact { get; init; }

    public ExploitationSection? Exploitation { get; init; }

    public RiskSection? Risk { get; init; }

    public ConsentSection? Consent { get; init; }

    public IReadOnlyList<ReferralLine>? Referrals { get; init; }

    public GuardianshipView? Guardianship { get; init; }

    public IReadOnlyList<InterviewLine>? Interviews { get; init; }

    public EntrySection? Assistance { get; init; }

    public EntrySection? Shelter { get; init; }

    public EntrySection? Health { get; init; }

    public EntrySection? Legal { get; init; }

    public EntrySection? Investigation { get; init; }

    public EntrySection? Offenders { get; init; }

    public ProtectionSection? Protection { get; init; }

    public EntrySection? Return { get; init; }

    public EntrySection? Documents { get; init; }

    public EntrySection? Notes { get; init; }
}

/// <summary>Who she is: in full, or with <see cref="InFull"/> false the minimal fields only.</summary>
public sealed record IdentitySection
{
    public required bool InFull { get; init; }

    /// <summary>Alias or neutral letter.</summary>
    public string? Label { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public string? IdentityNumber { get; init; }

    public PartialDate? DateOfBirth { get; init; }

    public IReadOnlyList<string>? Citizenships { get; init; }

    public int? BirthYear { get; init; }

    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public required bool IsChild { get; init; }

    public string? ChildBasis { get; init; }

    public string? Sex { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Null: not asked.</summary>
    public bool? NeedsInterpreter { get; init; }

    /// <summary>To be given back with a change; present when the reader may change it.</summary>
    public int? Version { get; init; }

    public IReadOnlyList<EntryLine> Entries { get; init; } = [];
}

/// <summary>How to reach her.</summary>
public sealed record ContactSection(IReadOnlyList<SafeWayLine> SafeWays, IReadOnlyList<ContactLine> Details, IReadOnlyList<EntryLine> Entries)
{
    /// <summary>What the reader's agency has written and the reader may write anew; null: the reader may not.</summary>
    public OwnContact? Own { get; init; }
}

/// <param name="Version">To be given back with a change; 0 while the agency has written nothing.</param>
/// <param name="Safe">Codes of the set `safe_contact`.</param>
public sealed record OwnContact(int Version, string? SafeWay, string? Phone, string? Address, IReadOnlyList<string> Safe, string? Notes);

public sealed record SafeWayLine(string Text, AgencyInCase? Agency, DateTimeOffset RecordedAt);

public sealed record ContactLine(string? Phone, string? Address, string? SafeToCall, string? Notes, AgencyInCase? Agency, DateTimeOffset RecordedAt);

/// <summary>What was done to her: kinds, countries and year; the accounts where the reader may know them.</summary>
public sealed record ExploitationSection(
    IReadOnlyList<string> Types, IReadOnlyList<string> Countries, int? Year, IReadOnlyList<AccountLine> Accounts, IReadOnlyList<EntryLine> Entries);

public sealed record AccountLine(
    IReadOnlyList<string> MeansOfControl, string? RecruiterRelation, string? Circumstances, string? Narrative, AgencyInCase? Agency, DateTimeOffset RecordedAt);

/// <summary>Risk: the level that holds, and the ratings behind it as far as the reader has rated too.</summary>
/// <param name="OwnIsMissing">The reader may rate and their agency has not: the others' ratings are hidden until then.</param>
public sealed record RiskSection(
    string? Level, bool Agreed, DateOnly? ReviewOn, bool UrgentMedical, IReadOnlyList<RatingLine> Ratings, bool MayRate, bool OwnIsMissing);

public sealed record RatingLine(
    string Level, bool UrgentMedical, DateOnly? ReviewOn, string? Grounds, bool Proposed, bool Agreed, bool IsMine, AgencyInCase? Agency, DateTimeOffset RecordedAt);

/// <summary>The versions of what she agreed to, newest first.</summary>
public sealed record ConsentSection(IReadOnlyList<ConsentLine> Versions);

public sealed record ConsentLine(
    Guid ConsentId, string GivenBy, IReadOnlyList<string> Purposes, IReadOnlyList<Guid> AgencyIds, string? Language, DateOnly? Until, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

public sealed record ReferralLine(
    Guid ReferralId, string Kind, string State, string Urgency, AgencyInCase From, AgencyInCase To, DateTimeOffset SentAt, DateTimeOffset DueAt, bool Overdue);

/// <summary>A section of dated entries, newest first.</summary>
public sealed record EntrySection(IReadOnlyList<EntryLine> Entries);

/// <summary>Protection: presumed, identified or not, and the dated entries where the reader may know them.</summary>
public sealed record ProtectionSection(string Status, IReadOnlyList<EntryLine> Entries);

/// <param name="StruckOutReason">Why it does not hold any more; null while it does.</param>
/// <param name="MayStrikeOut">It is of the reader's agency and stands.</param>
public sealed record EntryLine(
    Guid EntryId, string Kind, string? Text, DateTimeOffset HappenedAt, DateTimeOffset RecordedAt, AgencyInCase? Agency, bool ForAuthorOnly,
    DateTimeOffset? StruckOutAt, string? StruckOutReason, bool MayStrikeOut);
