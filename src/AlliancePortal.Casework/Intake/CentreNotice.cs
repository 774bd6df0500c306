using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>The Centre for Social Work of a municipality, and how it is notified of a child.</summary>
internal sealed class CentreNotice(JurisdictionFile jurisdiction)
{
    /// <summary>The Centre and its unit that answers for children.</summary>
    public async Task<(Agency Centre, Unit Unit)> OfAsync(Operation operation, string municipality, CancellationToken cancel)
    {
        var code = jurisdiction.CswOf(municipality)!.Code;
        var centre = await operation.Db.Agencies.Where(agency => agency.Kind == AgencyKinds.Csw && agency.Municipality == municipality && (agency.ClosedAt == null || agency.Code == code))
            .OrderBy(agency => agency.ClosedAt != null).ThenBy(agency => agency.Id).FirstAsync(cancel);
        centre = await Successors.OfAsync(operation, centre, cancel);
        return (centre, await operation.Db.Units.OrderBy(unit => unit.Code).FirstAsync(unit => unit.AgencyId == centre.Id && unit.ClosedAt == null, cancel));
    }

    /// <summary>Opens the guardianship and sends the letter to the Centre. A record of the past is only laid into its queue.</summary>
    public async Task<(GuardianshipCase Guardianship, Referral? Letter, Agency Centre)> SendAsync(Operation operation, Case opened, bool isHistoric, CancellationToken cancel)
    {
        var (centre, unit) = await OfAsync(operation, opened.Municipality, cancel);
        var limits = jurisdiction.Limits;
        var guardianship = GuardianshipCase.Open(
            opened.Id, unit.Id, opened.FoundAt, opened.IdentifiedAt, operation.Now, isHistoric ? null : limits.NotificationLadder.DutyWorkerAgain);
        if (!isHistoric && operation.Worker.UnitIds.Contains(unit.Id)) guardianship.Acknowledge(unit.Id, operation.Now, limits.GuardianAppointment);
        operation.Db.Guardianships.Add(guardianship);
        operation.Db.Tell(operation, opened.Id, Section.Guardianship, "child_notified", guardianship.Id);
        operation.Audit.Wrote(opened.Id, "guardianship", guardianship.Id);
        if (isHistoric) return (guardianship, null, centre);

        var letter = new Referral
        {
            Id = NewId.At(operation.Now),
            CaseId = opened.Id,
            Kind = "guardianship",
            ToAgencyId = centre.Id,
            ToUnitId = unit.Id,
            Urgency = "immediate",
            Basis = "legal_duty",
            Sections = BasisTable.For(Basis.GuardianshipNotified).Full,
            DueAt = operation.Now + limits.NotificationLadder.DutyWorkerAgain,
        };
        letter.Author(operation);
        operation.Db.Referrals.Add(letter);
        return (guardianship, letter, centre);
    }
}
