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

    /// <summary>The same for the child whose case was just opened.</summary>
    public Task<(GuardianshipCase Guardianship, Referral? Letter, Agency Centre)> SendAsync(Operation operation, Case opened, bool isHistoric, CancellationToken cancel) =>
        SendAsync(operation, new ChildMet(opened.Id, opened.Municipality, opened.FoundAt, opened.IdentifiedAt), isHistoric, cancel);

    /// <summary>Opens the guardianship and sends the letter to the Centre. A record of the past is only laid into its queue.</summary>
    public async Task<(GuardianshipCase Guardianship, Referral? Letter, Agency Centre)> SendAsync(Operation operation, ChildMet met, bool isHistoric, CancellationToken cancel)
    {
        var (centre, unit) = met.CentreUnitId is { } own ? await OwnAsync(operation, own, cancel) : await OfAsync(operation, met.Municipality, cancel);
        var (guardianship, letter) = Send(operation, met, centre, unit, isHistoric);
        return (guardianship, letter, centre);
    }

    /// <summary>The same where Centre and unit are known.</summary>
    public (GuardianshipCase Guardianship, Referral? Letter) Send(Operation operation, ChildMet met, Agency centre, Unit unit, bool isHistoric)
    {
        var limits = jurisdiction.Limits;
        var guardianship = GuardianshipCase.Open(
            met.CaseId, unit.Id, met.FoundAt, met.IdentifiedAt, operation.Now, isHistoric ? null : limits.NotificationLadder.DutyWorkerAgain);
        if (!isHistoric && operation.Worker.UnitIds.Contains(unit.Id)) guardianship.Acknowledge(unit.Id, operation.Now, limits.GuardianAppointment);
        operation.Db.Add(guardianship);
        operation.Db.Tell(operation, met.CaseId, Section.Guardianship, "child_notified", guardianship.Id);
        operation.Audit.Wrote(met.CaseId, "guardianship", guardianship.Id);
        if (isHistoric) return (guardianship, null);

        var letter = new Referral
        {
            Id = NewId.At(operation.Now),
            CaseId = met.CaseId,
            Kind = "guardianship",
            ToAgencyId = centre.Id,
            ToUnitId = unit.Id,
            Urgency = "immediate",
            Basis = "legal_duty",
            Sections = BasisTable.For(Basis.GuardianshipNotified).Full,
            DueAt = operation.Now + limits.NotificationLadder.DutyWorkerAgain,
        };
        letter.Author(operation);
        operation.Db.Add(letter);
        return (guardianship, letter);
    }

    private static async Task<(Agency Centre, Unit Unit)> OwnAsync(Operation operation, Guid unitId, CancellationToken cancel)
    {
        var unit = await operation.Db.Units.SingleAsync(unit => unit.Id == unitId, cancel);
        return (await operation.Db.Agencies.SingleAsync(agency => agency.Id == unit.AgencyId, cancel), unit);
    }
}

/// <summary>A child, as far as a Centre is told by law.</summary>
/// <param name="CentreUnitId">The Centre's unit that answers for her by its own act; null: that of the municipality.</param>
internal sealed record ChildMet(Guid CaseId, string Municipality, DateTimeOffset? FoundAt, DateTimeOffset IdentifiedAt, Guid? CentreUnitId = null);
