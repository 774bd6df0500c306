using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Integrity;

/// <summary>Names one more of the police in the case to read Investigation and Offenders while an official is involved.</summary>
public sealed record NameOfficer(Guid CaseId, Guid UserId) : IRequest<OfficerNamed>;

public sealed record OfficerNamed(Guid CaseId, Guid UserId);

internal sealed class NameOfficerUseCase : UseCase<NameOfficer, OfficerNamed>
{
    public override Permission Permission => IntegrityList.Keepers;

    public override Task AuthoriseAsync(Operation operation, NameOfficer request, CancellationToken cancel) => IntegrityList.VictimAsync(operation, request.CaseId, cancel);

    public override async Task<OfficerNamed> HandleAsync(Operation operation, NameOfficer request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.name_officer({request.CaseId}, {request.UserId}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.Invalid("userId", "unknown"));
        operation.Audit.Wrote(request.CaseId, "exclusion_officer_named", request.UserId);
        return new OfficerNamed(request.CaseId, request.UserId);
    }
}

/// <summary>It proved wrong that an official is involved. Without any other, Investigation and Offenders go by team again; who was kept out is let in by supervisors.</summary>
public sealed record LiftOfficialInvolved(Guid OfficialId) : IRequest<OfficialMarked>;

internal sealed class LiftOfficialInvolvedUseCase : UseCase<LiftOfficialInvolved, OfficialMarked>
{
    public override Permission Permission => IntegrityList.Keepers;

    public override async Task<OfficialMarked> HandleAsync(Operation operation, LiftOfficialInvolved request, CancellationToken cancel)
    {
        var caseId = (await operation.Db.Database.SqlQuery<Guid?>($"select casework.lift_official({request.OfficialId}) as \"Value\"").ToListAsync(cancel)).Single() ?? throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(caseId, "exclusion_official_lifted", request.OfficialId);
        return new OfficialMarked(request.OfficialId);
    }
}
