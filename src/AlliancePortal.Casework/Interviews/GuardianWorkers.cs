using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>The social workers of the CSW that is guardian of the child, or acts for it: one of them sits in on every interview.</summary>
public sealed record GuardianWorkers(Guid CaseId) : IRequest<IReadOnlyList<GuardianWorker>>
{
    internal static async Task<bool> IncludesAsync(Operation operation, Guid caseId, Guid? userId, CancellationToken cancel) =>
        userId is { } id && (await OfAsync(operation, caseId, cancel)).Any(worker => worker.UserId == id);

    internal static async Task<IReadOnlyList<GuardianWorker>> OfAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        await operation.Db.Database.SqlQuery<GuardianWorker>($"select user_id, display_name as name from casework.guardian_workers({caseId})").ToListAsync(cancel);
}

public sealed record GuardianWorker(Guid UserId, string Name);

internal sealed class GuardianWorkersUseCase : UseCase<GuardianWorkers, IReadOnlyList<GuardianWorker>>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.Add);

    public override async Task<IReadOnlyList<GuardianWorker>> HandleAsync(Operation operation, GuardianWorkers request, CancellationToken cancel)
    {
        operation.Audit.Read(request.CaseId, "guardian_workers");
        return await GuardianWorkers.OfAsync(operation, request.CaseId, cancel);
    }
}
