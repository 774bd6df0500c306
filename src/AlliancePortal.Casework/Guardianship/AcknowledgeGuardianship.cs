using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>
/// The Centre for Social Work answers that it has the child; in a handover, that it takes the child over; after an answer by telephone, that
/// this was so.
/// </summary>
public sealed record AcknowledgeGuardianship(Guid GuardianshipId, int? Version = null) : IGuardianshipStep;

internal sealed class AcknowledgeGuardianshipUseCase(JurisdictionFile jurisdiction, SearchIndex search) : GuardianshipAct<AcknowledgeGuardianship>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    protected override Task<string> StepAsync(Operation operation, GuardianshipCase guardianship, AcknowledgeGuardianship request, CancellationToken cancel)
    {
        var (unit, before) = (ActingUnit(operation, guardianship), guardianship.CswUnitId);
        if (guardianship.AwaitsConfirmation && unit != guardianship.HandoverToUnitId)
        {
            guardianship.ConfirmPhone(unit, operation.Worker.UserId, operation.Now);
            return Task.FromResult("guardianship_phone_confirmed");
        }

        guardianship.Acknowledge(unit, operation.Now, jurisdiction.Limits.GuardianAppointment);
        return Task.FromResult(guardianship.CswUnitId == before ? "guardianship_acknowledged" : "guardianship_handed_over");
    }

    /// <summary>A Centre that has just become responsible finds the child by name from now on.</summary>
    protected override Task AfterwardsAsync(Operation operation, GuardianshipCase guardianship, CancellationToken cancel) =>
        search.IndexForAllAsync(operation, guardianship.CaseId, cancel);
}
