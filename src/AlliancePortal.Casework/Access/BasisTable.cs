using AlliancePortal.Casework.Agencies;
using static AlliancePortal.Casework.Access.Section;

namespace AlliancePortal.Casework.Access;

/// <summary>
/// What each basis opens, before it is cut by the role's ceiling: the second half of the access table. Stored in the
/// database as <c>reference.basis_openings</c>, where the triggers that write participations read it.
/// </summary>
public static class BasisTable
{
    /// <summary>One row: basis, what narrows it (agency kind, referral kind, child or adult), and what it opens.</summary>
    public sealed record Row(Basis Basis, string Variant, Opening Opening);

    private static readonly Section[] CswForAdultMinimal = [Interviews, Section.Consent];

    /// <summary>All rows. <c>Variant</c> is the agency kind for <see cref="Basis.OpenedCase"/> (a CSW's with <c>_child</c> or <c>_adult</c>), the referral kind for accepted referrals, else empty.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new(Basis.OpenedCase, AgencyKinds.Police, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Csw + "_child", Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Csw + "_adult", Full(Sections.All.Except([.. CswForAdultMinimal, Section.Referrals, Legal]), [.. CswForAdultMinimal, Legal, Section.Referrals])),
        new(Basis.OpenedCase, AgencyKinds.Vaau, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Ngo, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Igo, Full(Sections.All)),
        new(Basis.OpenedCase, AgencyKinds.Labour, Full(Sections.All)),
        new(Basis.GuardianshipNotified, "", Full([Identity, Contact, Risk, Guardianship, Protection])),
        new(Basis.Guardian, "", Full(Sections.All)),
        new(Basis.ReferralClaimed, "", Full([], [Risk, Assistance])),
        Accepted("guardianship", [.. Sections.All]),
        Accepted("advocacy", [.. Sections.All]),
        Accepted("shelter", [Identity, Contact, Risk, Section.Consent, Guardianship, Assistance, Shelter, Documents, Notes], [Health, Legal, Protection]),
        Accepted("medical", [Risk, Guardianship, Assistance, Health, Notes], [Identity, Exploitation]),
        Accepted("counselling", [Risk, Guardianship, Assistance, Health, Notes], [Identity, Exploitation]),
        Accepted("legal_aid", [Identity, Contact, Exploitation, Guardianship, Interviews, Legal, Protection, Return, Documents, Notes], [Risk, Investigation, Offenders]),
        Accepted("return", [Identity, Contact, Risk, Guardianship, Assistance, Return, Documents, Notes], [Exploitation, Health, Protection]),
        Accepted("international_protection", [Identity, Contact, Exploitation, Guardianship, Interviews, Protection, Documents, Notes], [Risk]),
        Accepted("police", [Identity, Contact, Exploitation, Risk, Section.Consent, Interviews, Investigation, Offenders, Protection, Documents, Notes]),
        Accepted("labour_inspection", [Exploitation, Notes], [Identity]),
    ];

    /// <summary>What the basis opens; an unknown combination opens nothing.</summary>
    public static Opening For(Basis basis, string variant = "") =>
        Rows.FirstOrDefault(row => row.Basis == basis && row.Variant == variant)?.Opening ?? default;

    /// <summary>The variant of <see cref="Basis.OpenedCase"/> for an agency of that kind.</summary>
    public static string OpenedVariant(string agencyKind, bool isChild) =>
        agencyKind == AgencyKinds.Csw ? $"{agencyKind}_{(isChild ? "child" : "adult")}" : agencyKind;

    private static Opening Full(IEnumerable<Section> full, params IEnumerable<Section> minimal) => new(Sections.Mask(full), Sections.Mask(minimal));

    private static Row Accepted(string kind, Section[] full, params Section[] minimal) => new(Basis.ReferralAccepted, kind, Full(full, minimal));
}
