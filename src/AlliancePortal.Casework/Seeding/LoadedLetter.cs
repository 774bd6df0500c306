using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Referrals;

namespace AlliancePortal.Casework.Seeding;

/// <summary>The letter to a Centre in the boxes of both sides, and that the Centre was told by law.</summary>
internal static class LoadedLetter
{
    public static void Write(LoadedRows rows, LoadedCase one, IdentityEssentials essentials)
    {
        var letter = one.Letter!;
        rows.Add(Row(one, essentials, letter.UnitId, "outgoing", letter.AgencyId, letter.CaseId));
        rows.Add(Row(one, essentials, letter.ToUnitId, "incoming", letter.ToAgencyId, letter.State == ReferralStates.Accepted ? letter.CaseId : null));
        if (letter.ToAgencyId == one.Case.OpenedByAgencyId) return;
        rows.Add(new Disclosure
        {
            Id = Guid.NewGuid(),
            CaseId = one.Case.Id,
            FromAgencyId = one.Case.OpenedByAgencyId,
            ToAgencyId = letter.ToAgencyId,
            Sections = BasisTable.For(Basis.GuardianshipNotified).Full,
            Basis = "legal_duty",
            Reason = "guardianship",
            At = one.Intake.At,
        });
    }

    private static ReferralBoxRow Row(LoadedCase one, IdentityEssentials essentials, Guid unit, string box, Guid agency, Guid? knownCase) => new()
    {
        UnitId = unit,
        ReferralId = one.Letter!.Id,
        Box = box,
        AgencyId = agency,
        CaseId = knownCase,
        Kind = one.Letter.Kind,
        FromAgencyId = one.Letter.AgencyId,
        ToAgencyId = one.Letter.ToAgencyId,
        ToUnitId = one.Letter.ToUnitId,
        State = one.Letter.State,
        IsOpen = true,
        Urgency = one.Letter.Urgency,
        IsChild = one.Case.IsChild,
        Sex = essentials.Sex,
        Languages = essentials.Languages,
        Municipality = one.Case.Municipality,
        SentAt = one.Letter.RecordedAt,
        DueAt = one.Letter.DueAt,
        Version = one.Letter.Version,
    };
}
