using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>An administrator signs a worker out everywhere: a telephone was lost, a machine left open. The worker signs in anew.</summary>
public sealed record EndWorkerSessions(Guid UserId) : IRequest<SessionsEnded>;

public sealed record SessionsEnded(Guid UserId);

internal sealed class EndWorkerSessionsUseCase : UseCase<EndWorkerSessions, SessionsEnded>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<SessionsEnded> HandleAsync(Operation operation, EndWorkerSessions request, CancellationToken cancel)
    {
        if (!await operation.Db.Workers.AnyAsync(w => w.Id == request.UserId, cancel)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "sessions_ended", request.UserId);
        return new SessionsEnded(request.UserId);
    }
}
