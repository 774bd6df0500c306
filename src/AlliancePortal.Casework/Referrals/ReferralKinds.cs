using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Casework.Referrals;

/// <summary>The kinds of referral: who takes them and what they open.</summary>
public static class ReferralKinds
{
    public const string Guardianship = "guardianship";
    public const string CrossBorder = "cross_border";

    /// <summary>The kinds that a worker sends by hand and that some agency of the directory takes.</summary>
    public static IReadOnlyList<string> ByHand { get; } =
        [.. CodeSets.Default.Get("referral_kind").Codes.Select(code => code.Value).Where(kind => kind is not (Guardianship or CrossBorder))];

    /// <summary>What accepting opens at most.</summary>
    public static Opening Opening(string kind) => BasisTable.For(Basis.ReferralAccepted, kind);

    /// <summary>What claiming opens at most.</summary>
    public static int ToDecide { get; } = BasisTable.For(Basis.ReferralClaimed).Minimal;

    /// <summary>Whether the unit answers for referrals of the kind; the database says the same.</summary>
    public static bool Takes(string agencyKind, string? serviceLine, string kind) => kind switch
    {
        Guardianship => agencyKind == AgencyKinds.Csw,
        "advocacy" => agencyKind == AgencyKinds.Vaau,
        "police" => agencyKind == AgencyKinds.Police,
        "labour_inspection" => agencyKind == AgencyKinds.Labour,
        _ => agencyKind is AgencyKinds.Ngo or AgencyKinds.Igo && serviceLine == kind,
    };
}
