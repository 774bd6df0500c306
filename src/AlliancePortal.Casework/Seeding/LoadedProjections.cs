using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Cases.Search;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Seeding;

/// <summary>
/// What the database's triggers make of an intake (<c>15_projections.sql</c>, <c>32_consent.sql</c>, <c>33_of_age.sql</c>, <c>35_supervision.sql</c>), made here because
/// they cost fifteen times as much. A test compares both, column by column.
/// </summary>
internal sealed class LoadedProjections(SearchKeys search, LoadedClockwork clockwork)
{
    private sealed record Sight(Guid UnitId, Guid AgencyId, int Full, int Minimal, bool AnswersForChild)
    {
        public bool Reads(Section section) => ((Full | Minimal) & section.Bit()) != 0;
    }

    public void Write(LoadedRows rows, LoadedCase one)
    {
        var (identity, essentials, rating) = (one.Records.OfType<Identity>().Single(), one.Records.OfType<IdentityEssentials>().Single(), one.Records.OfType<RiskRating>().SingleOrDefault());
        var parts = Participations(one);
        foreach (var part in parts) rows.Add(part);
        foreach (var sight in parts.GroupBy(part => (part.UnitId, part.AgencyId)).Select(Together))
        {
            Caseload(rows, one, identity, essentials, rating, sight);
            if (one.Guardianship is { } guardianship && sight.Reads(Section.Guardianship))
            {
                rows.Add(new GuardianshipBoxRow
                {
                    UnitId = sight.UnitId,
                    GuardianshipId = guardianship.Id,
                    CaseId = one.Case.Id,
                    State = guardianship.State.Code(),
                    DueAt = guardianship.DueAt,
                    NotifiedAt = guardianship.NotifiedAt,
                    CswUnitId = guardianship.CswUnitId,
                });
            }
        }

        if (!one.Case.IsAnonymous) Tokens(rows, one, parts);
        if (one.Letter is not null) LoadedLetter.Write(rows, one, essentials);
        clockwork.Write(rows, one, identity.DateOfBirth);
    }

    private static List<Participation> Participations(LoadedCase one)
    {
        var opened = BasisTable.For(Basis.OpenedCase, BasisTable.OpenedVariant(one.Intake.Worker.AgencyKind, one.Case.IsChild));
        List<Participation> parts = [Part(one, Basis.OpenedCase, one.Case.Id, one.Case.OpenedByUnitId, one.Case.OpenedByAgencyId, opened)];
        if (one.Guardianship is { } guardianship)
        {
            var basis = guardianship.AcknowledgedAt is null ? Basis.GuardianshipNotified : Basis.Guardian;
            parts.Add(Part(one, basis, guardianship.Id, guardianship.CswUnitId, one.Centre!.Agency.Id, BasisTable.For(basis)));
        }

        return parts;
    }

    private static Participation Part(LoadedCase one, Basis basis, Guid source, Guid unit, Guid agency, Opening opening) => new()
    {
        CaseId = one.Case.Id,
        UnitId = unit,
        AgencyId = agency,
        Basis = basis.Code(),
        SourceId = source,
        FullMask = opening.Full,
        MinimalMask = opening.Minimal,
        IsActive = true,
        Since = one.Intake.At,
    };

    private static Sight Together(IGrouping<(Guid UnitId, Guid AgencyId), Participation> parts) => new(
        parts.Key.UnitId, parts.Key.AgencyId, parts.Aggregate(0, (mask, part) => mask | part.FullMask), parts.Aggregate(0, (mask, part) => mask | part.MinimalMask),
        parts.Any(part => part.Basis != Basis.OpenedCase.Code()));

    private static void Caseload(LoadedRows rows, LoadedCase one, Identity identity, IdentityEssentials essentials, RiskRating? rating, Sight sight)
    {
        var named = (sight.Full & Section.Identity.Bit()) != 0 && identity.Names is not null;
        rows.Add(new CaseloadRow
        {
            UnitId = sight.UnitId,
            CaseId = one.Case.Id,
            VictimId = one.Case.VictimId,
            Number = one.Case.Number,
            HasNames = named,
            Label = sight.Reads(Section.Identity) ? essentials.Label : null,
            IsChild = one.Case.IsChild,
            Status = one.Case.Status,
            Risk = sight.Reads(Section.Risk) && rating?.AgencyId == sight.AgencyId ? rating.Level : null,
            Municipality = one.Case.Municipality,
            IsActive = true,
            LastActivityAt = one.LastAt,
            NextDue = sight.AnswersForChild ? one.Guardianship!.DueAt : null,
            AssignedTo = Assigned(one, sight.UnitId),
        });
        if (named) rows.Add(new CaseloadNames { UnitId = sight.UnitId, CaseId = one.Case.Id, Names = identity.Names! });
    }

    private static Guid? Assigned(LoadedCase one, Guid unit) =>
        one.Guardianship is { GuardianUserId: { } guardian } held && held.CswUnitId == unit ? guardian : unit == one.Case.OpenedByUnitId ? one.Case.OpenedBy : null;

    private void Tokens(LoadedRows rows, LoadedCase one, List<Participation> parts)
    {
        var names = IntakeRecords.NamesOf(one.Intake.Request.Person);
        var plain = NameTokens.ForPerson(names.All, names.IdentityNumber);
        foreach (var reader in parts.Where(part => (part.FullMask & Section.Identity.Bit()) != 0).Select(part => (part.UnitId, part.AgencyId)).Distinct())
        {
            foreach (var key in plain)
                rows.Add(new SearchToken { UnitId = reader.UnitId, AgencyId = reader.AgencyId, Token = search.Token(reader.AgencyId, key), CaseId = one.Case.Id, KeyVersion = SearchKeys.Version });
        }
    }
}
