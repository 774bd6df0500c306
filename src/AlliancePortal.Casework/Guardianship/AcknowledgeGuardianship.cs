using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>The Centre for Social Work answers that it has the child (or, in a handover, that it takes the child over).</summary>
public sealed record AcknowledgeGuardianship(Guid GuardianshipId) : IGuardianshipStep;

internal sealed class AcknowledgeGuardianshipUseCase(JurisdictionFile jurisdiction) : GuardianshipAct<AcknowledgeGuardianship>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    protected override Task StepAsync(Operation operation, GuardianshipCase guardianship, AcknowledgeGuardianship request, CancellationToken cancel)
    {
        guardianship.Acknowledge(ActingUnit(operation, guardianship), operation.Now, jurisdiction.Limits.GuardianAppointment);
        return Task.CompletedTask;
    }
}
