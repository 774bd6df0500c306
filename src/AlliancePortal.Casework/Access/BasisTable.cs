using AlliancePortal.Casework.Agencies;
using S = AlliancePortal.Casework.Access.Section;

namespace AlliancePortal.Casework.Access;

/// <summary>
/// What each basis opens, before it is cut by the role's ceiling: the second half of the access table. Stored in the
/// database as <c>reference.basis_openings</c>, where the triggers that write participations read it.
/// </summary>
public static class BasisTable
{
    /// <summary>One row: basis, what narrows it (agency kind, referral kind, child or adult), and what it opens.</summary>
    public sealed record Row(Basis Basis, string Variant, Opening Opening);

    // Of an adult a Centre is no guardian: nothing of her legal matters, of the rest here what every agency sees.
    private static readonly Section[] CswForAdultMinimal = [S.Interviews, S.Consent, S.Referrals];

    /// <summary>All rows. <c>Variant</c> is the agency kind for <see cref="Basis.OpenedCase"/> (a CSW's with <c>_child</c> or <c>_adult</c>), the referral kind for accepted referrals, else empty.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new(Basis.OpenedCase, AgencyKinds.Police, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Csw + "_child", Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Csw + "_adult", Full(Sections.All.Except([.. CswForAdultMinimal, S.Legal]), CswForAdultMinimal)),
        new(Basis.OpenedCase, AgencyKinds.Vaau, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Ngo, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Igo, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Labour, Full(Sections.All)),
        new(Basis.GuardianshipNotified, "", Full([S.Identity, S.Contact, S.Risk, S.Guardianship, S.Protection])),
        new(Basis.Guardian, "", Full(Sections.All)),
        new(Basis.ReferralClaimed, "", Full([], [S.Risk, S.Assistance])),
        new(Basis.BreakGlass, "", Full([S.Identity, S.Contact, S.Risk], [S.Guardianship, S.Protection])),
        Accepted("guardianship", [.. Sections.All]),
        Accepted("advocacy", [.. Sections.All]),
        Accepted("shelter", [S.Identity, S.Contact, S.Risk, S.Consent, S.Guardianship, S.Assistance, S.Shelter, S.Documents, S.Notes], [S.Health, S.Legal, S.Protection]),
        Accepted("medical", [S.Risk, S.Guardianship, S.Assistance, S.Health, S.Notes], [S.Identity, S.Exploitation]),
        Accepted("counselling", [S.Risk, S.Guardianship, S.Assistance, S.Health, S.Notes], [S.Identity, S.Exploitation]),
        Accepted("legal_aid", [S.Identity, S.Contact, S.Exploitation, S.Guardianship, S.Interviews, S.Legal, S.Protection, S.Return, S.Documents, S.Notes], [S.Risk, S.Investigation, S.Offenders]),
        Accepted("return", [S.Identity, S.Contact, S.Risk, S.Guardianship, S.Assistance, S.Return, S.Documents, S.Notes], [S.Exploitation, S.Health, S.Protection]),
        Accepted("international_protection", [S.Identity, S.Contact, S.Exploitation, S.Guardianship, S.Interviews, S.Protection, S.Documents, S.Notes], [S.Risk]),
        Accepted("police", [S.Identity, S.Contact, S.Exploitation, S.Risk, S.Consent, S.Investigation, S.Offenders, S.Protection, S.Documents, S.Notes]),
        Accepted("labour_inspection", [S.Exploitation, S.Notes], [S.Identity]),
    ];

    /// <summary>The sections that a basis may open for one's own entries alone, as the database's policies know them too.</summary>
    public static int MayBeOwnOnly { get; } = S.Interviews.Bit();

    /// <summary>What the basis opens; an unknown combination opens nothing.</summary>
    public static Opening For(Basis basis, string variant = "") =>
        Rows.FirstOrDefault(row => row.Basis == basis && row.Variant == variant)?.Opening ?? default;

    /// <summary>The variant of <see cref="Basis.OpenedCase"/> for an agency of that kind.</summary>
    public static string OpenedVariant(string agencyKind, bool isChild) =>
        agencyKind == AgencyKinds.Csw ? $"{agencyKind}_{(isChild ? "child" : "adult")}" : agencyKind;

    private static Opening Full(IEnumerable<Section> full, params IEnumerable<Section> minimal) => new(Sections.Mask(full), Sections.Mask(minimal));

    private static Row Accepted(string kind, Section[] full, params Section[] minimal) => new(Basis.ReferralAccepted, kind, Full(full, minimal) with { Work = Sections.Mask(WorkOf(kind)) });

    private static Section[] WorkOf(string kind) => kind switch
    {
        "shelter" => [S.Assistance, S.Shelter, S.Documents, S.Notes],
        "medical" or "counselling" => [S.Assistance, S.Health, S.Notes],
        "legal_aid" => [S.Legal, S.Documents, S.Notes],
        "return" => [S.Assistance, S.Return, S.Documents, S.Notes],
        "international_protection" => [S.Protection, S.Documents, S.Notes],
        "advocacy" => [S.Legal, S.Protection, S.Assistance, S.Consent, S.Notes],
        // Of interviews the police asked for help have their own, and nothing of what others asked.
        "police" => [S.Investigation, S.Offenders, S.Interviews, S.Notes],
        "labour_inspection" => [S.Exploitation, S.Notes],
        _ => [],
    };
}
