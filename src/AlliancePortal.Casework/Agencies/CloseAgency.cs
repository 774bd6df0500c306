using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>
/// Closes an agency, or merges it into another. Its units go to the successor whole, with people, queues, rosters, guardianships and the cases they are in, so that
/// at no instant a child is without its Centre. Without a successor nothing may stand open.
/// </summary>
/// <param name="SuccessorId">An open agency of the same kind; a Centre for Social Work always has one.</param>
public sealed record CloseAgency(Guid AgencyId, Guid? SuccessorId) : IRequest<AgencyChanged>;

internal sealed class CloseAgencyUseCase : UseCase<CloseAgency, AgencyChanged>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<AgencyChanged> HandleAsync(Operation operation, CloseAgency request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.close_agency({request.AgencyId}, {request.SuccessorId}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(null, "agency_closed", request.AgencyId);
        if (request.SuccessorId is { } successor) operation.Audit.Wrote(null, "agency_successor", successor);
        return new AgencyChanged(request.AgencyId);
    }
}
