using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.Cases;

/// <param name="Section">Key of the section.</param>
/// <param name="Kind">Code of the set `entry_kind`.</param>
/// <param name="HappenedAt">Absent: now.</param>
public sealed record EntryBody(string? Section, string? Kind, string? Text, DateTimeOffset? HappenedAt)
{
    internal AddCaseEntry ToRequest(Guid caseId) => new() { CaseId = caseId, Section = Section ?? "", Kind = Kind ?? "", Text = Text ?? "", HappenedAt = HappenedAt };
}

public sealed record ReasonBody(string? Reason);

/// <param name="Level">`low`, `medium`, `high`.</param>
public sealed record RatingBody(string? Level, bool UrgentMedical, DateOnly? ReviewOn, string? Grounds)
{
    internal RateRisk ToRating(Guid caseId) => new() { CaseId = caseId, Level = Level ?? "", UrgentMedical = UrgentMedical, ReviewOn = ReviewOn, Grounds = Grounds };

    internal AgreeRisk ToAgreement(Guid caseId) => new() { CaseId = caseId, Level = Level ?? "", UrgentMedical = UrgentMedical, ReviewOn = ReviewOn, Grounds = Grounds };
}

/// <param name="Version">The version of the identity on which the change is based.</param>
public sealed record IdentityBody(
    int Version, string? FirstName, string? LastName, IReadOnlyList<string>? Aliases, string? IdentityNumber, PartialDate? DateOfBirth, string? Sex,
    IReadOnlyList<string>? Citizenships, IReadOnlyList<string>? Languages, bool? NeedsInterpreter)
{
    internal EditIdentity ToRequest(Guid caseId) => new()
    {
        CaseId = caseId,
        Version = Version,
        FirstName = FirstName,
        LastName = LastName,
        Aliases = Aliases ?? [],
        IdentityNumber = IdentityNumber,
        DateOfBirth = DateOfBirth,
        Sex = Sex ?? "",
        Citizenships = Citizenships ?? [],
        Languages = Languages ?? [],
        NeedsInterpreter = NeedsInterpreter,
    };
}

/// <param name="Version">The version of `contact.own` on which the change is based; 0 while there is none.</param>
/// <param name="SafeWay">How and when she is reached safely, by whom; not her own number.</param>
/// <param name="Safe">Codes of the set `safe_contact`.</param>
public sealed record ContactBody(int Version, string? SafeWay, string? Phone, string? Address, IReadOnlyList<string>? Safe, string? Notes)
{
    internal EditContact ToRequest(Guid caseId) => new() { CaseId = caseId, Version = Version, SafeWay = SafeWay, Phone = Phone, Address = Address, Safe = Safe ?? [], Notes = Notes };
}
