using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Placements;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>Gives a worker another role or unit of the same agency: fewer units with the next act, anything else once a second person approves.</summary>
public sealed record ChangeWorkerRole : IRequest<WorkerChanged>
{
    public required Guid UserId { get; init; }

    public required string Role { get; init; }

    /// <summary>The unit in whose name they write, then (supervisors only) further units that they supervise.</summary>
    public required IReadOnlyList<string> UnitCodes { get; init; }
}

/// <param name="Left">What remains, or would, for the supervisors of the units that the worker leaves.</param>
/// <param name="Waits">Nothing has changed yet: a second person has to approve.</param>
public sealed record WorkerChanged(Guid UserId, WorkLeft? Left, bool Waits = false);

[StepUp]
internal sealed class ChangeWorkerRoleUseCase : UseCase<ChangeWorkerRole, WorkerChanged>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<WorkerChanged> HandleAsync(Operation operation, ChangeWorkerRole request, CancellationToken cancel)
    {
        var worker = await operation.Db.Workers.SingleOrDefaultAsync(w => w.Id == request.UserId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (worker.Id == operation.Worker.UserId) throw new RefusedException(AgencyRefusals.NotOneself);
        var agency = await operation.Db.Agencies.SingleAsync(a => a.Id == worker.AgencyId, cancel);
        var units = await WorkerPlace.CheckAsync(operation, agency, request.Role, request.UnitCodes, cancel);
        var left = worker.UnitIds.Except(units).Any() ? await WorkLeft.OfAsync(operation, worker, cancel) : null;
        operation.Audit.Wrote(null, "worker", worker.Id);
        if (!worker.IsApproved) throw new RefusedException(AgencyRefusals.NotApproved);
        if (request.Role != worker.Role || units.Except(worker.UnitIds).Any())
            return new WorkerChanged(worker.Id, left, await PlacementProposal.ProposeAsync(operation, worker.Id, isNew: false, request.Role, units, cancel));
        worker.UnitIds = [.. units];
        return new WorkerChanged(worker.Id, left);
    }

    internal sealed class Shape : AbstractValidator<ChangeWorkerRole>
    {
        public Shape()
        {
            RuleFor(r => r.Role).Must(role => EnumCode.Find<Access.Role>(role) is not null).WithErrorCode("unknown");
            RuleFor(r => r.UnitCodes).NotEmpty().WithErrorCode("empty");
        }
    }
}
