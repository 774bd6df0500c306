using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>Names the social worker of the CSW who is the child's guardian.</summary>
public sealed record AppointGuardian(Guid GuardianshipId, Guid GuardianUserId) : IGuardianshipStep;

internal sealed class AppointGuardianUseCase : GuardianshipAct<AppointGuardian>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    protected override async Task StepAsync(Operation operation, GuardianshipCase guardianship, AppointGuardian request, CancellationToken cancel)
    {
        var guardian = await operation.Db.Workers.SingleOrDefaultAsync(w => w.Id == request.GuardianUserId && w.IsActive, cancel)
            ?? throw new RefusedException(Refusal.Invalid("guardianUserId", "unknown"));
        guardianship.Appoint(ActingUnit(operation, guardianship), guardian.Id, guardian.DisplayName, operation.Now);
    }
}
