using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>Names the social worker of the CSW who is the child's guardian, or another one instead.</summary>
public sealed record AppointGuardian(Guid GuardianshipId, Guid GuardianUserId, int? Version = null) : IGuardianshipStep;

internal sealed class AppointGuardianUseCase : GuardianshipAct<AppointGuardian>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    protected override async Task<string> StepAsync(Operation operation, GuardianshipCase guardianship, AppointGuardian request, CancellationToken cancel)
    {
        var unit = HoldingUnit(operation, guardianship);
        if (unit != guardianship.CswUnitId && unit != guardianship.ActingUnitId) throw new RefusedException(GuardianshipRefusals.NotThisCentre);
        var guardian = await (await Guardians.OfAsync(operation, guardianship.CaseId, unit, cancel)).SingleOrDefaultAsync(worker => worker.Id == request.GuardianUserId, cancel)
            ?? throw new RefusedException(Refusal.Invalid("guardianUserId", "unknown"));
        if (guardianship.AwaitsConfirmation) guardianship.ConfirmPhone(unit, operation.Worker.UserId, operation.Now);
        guardianship.Appoint(unit, guardian.Id, guardian.DisplayName, operation.Now);
        return "guardianship_appointed";
    }
}

/// <summary>The colleagues who can be named guardian of this child, oneself first.</summary>
public sealed record ListGuardians(Guid GuardianshipId) : IRequest<IReadOnlyList<PossibleGuardian>>;

public sealed record PossibleGuardian(Guid UserId, string Name);

internal sealed class ListGuardiansUseCase : UseCase<ListGuardians, IReadOnlyList<PossibleGuardian>>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    public override async Task<IReadOnlyList<PossibleGuardian>> HandleAsync(Operation operation, ListGuardians request, CancellationToken cancel)
    {
        var guardianship = await operation.Db.Guardianships.AsNoTracking().SingleOrDefaultAsync(g => g.Id == request.GuardianshipId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var unit = new[] { guardianship.ActingUnitId, guardianship.CswUnitId }.OfType<Guid>().Cast<Guid?>().FirstOrDefault(id => operation.Worker.UnitIds.Contains(id!.Value))
            ?? throw new RefusedException(GuardianshipRefusals.NotThisCentre);
        operation.Audit.Read(guardianship.CaseId, "guardians");
        var workers = await (await Guardians.OfAsync(operation, guardianship.CaseId, unit, cancel)).AsNoTracking().OrderBy(worker => worker.Id != operation.Worker.UserId).ThenBy(worker => worker.DisplayName).ToListAsync(cancel);
        return [.. workers.Select(worker => new PossibleGuardian(worker.Id, worker.DisplayName))];
    }
}

/// <summary>Who of a Centre's unit can be a guardian.</summary>
internal static class Guardians
{
    private static readonly string[] Able = [Role.SocialWorker.Code(), Role.CswSupervisor.Code()];

    /// <summary>Whoever must not know of the case is not among them.</summary>
    public static async Task<IQueryable<Agencies.WorkerRecord>> OfAsync(Operation operation, Guid caseId, Guid unitId, CancellationToken cancel)
    {
        var known = await operation.Db.Database.SqlQuery<Guid>($"select user_id as \"Value\" from casework.guardian_workers({caseId})").ToArrayAsync(cancel);
        return operation.Db.Workers.Where(worker => worker.IsActive && worker.UnitIds.Contains(unitId) && Able.Contains(worker.Role) && known.Contains(worker.Id));
    }
}
