using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>The people of the actor's agency; an administrator sees those of all agencies, the blocked ones too.</summary>
public sealed record ListWorkers : IRequest<IReadOnlyList<WorkerListing>>
{
    /// <summary>Null: all that the actor may see.</summary>
    public Guid? AgencyId { get; init; }

    public Guid? UserId { get; init; }
}

/// <param name="Role">Code of the role.</param>
/// <param name="Email">Sign-in name; for administrators only.</param>
public sealed record WorkerListing(
    Guid UserId, string DisplayName, string Role, Guid AgencyId, string AgencyName, IReadOnlyList<Guid> UnitIds, string? DutyPhone, bool IsActive, string? Email);

internal sealed class ListWorkersUseCase : UseCase<ListWorkers, IReadOnlyList<WorkerListing>>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<IReadOnlyList<WorkerListing>> HandleAsync(Operation operation, ListWorkers request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "workers");
        var administers = operation.Worker.Role == Role.Administrator;
        var found = from worker in operation.Db.Workers.AsNoTracking()
                    join agency in operation.Db.Agencies.AsNoTracking() on worker.AgencyId equals agency.Id
                    where (administers || worker.IsActive)
                        && (request.AgencyId == null || worker.AgencyId == request.AgencyId)
                        && (request.UserId == null || worker.Id == request.UserId)
                    select new { worker, agency };
        return
        [
            .. (await found.ToListAsync(cancel)).OrderBy(row => row.agency.Name, StringComparer.CurrentCulture).ThenBy(row => row.worker.DisplayName, StringComparer.CurrentCulture)
                .Select(row => new WorkerListing(row.worker.Id, row.worker.DisplayName, row.worker.Role, row.agency.Id, row.agency.Name, row.worker.UnitIds, row.worker.DutyPhone,
                    row.worker.IsActive, administers ? row.worker.Email : null)),
        ];
    }
}
