using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>She takes back that somebody learns nothing. That opens nothing by itself; it may be opened again like to anybody. That she had said it is not forgotten.</summary>
public sealed record LiftWithholding(Guid WithholdingId) : IRequest<WithholdingRecorded>;

internal sealed class LiftWithholdingUseCase : UseCase<LiftWithholding, WithholdingRecorded>
{
    public override Permission Permission => Permission.On(Section.Consent, Token.Add);

    public override async Task<WithholdingRecorded> HandleAsync(Operation operation, LiftWithholding request, CancellationToken cancel)
    {
        var caseId = (await operation.Db.Database.SqlQuery<Guid?>($"select casework.lift_withholding({request.WithholdingId}) as \"Value\"").ToListAsync(cancel)).Single()
            ?? throw new RefusedException(Refusal.NotFound);
        operation.Db.Tell(operation, caseId, Section.Consent, "withholding_lifted", request.WithholdingId);
        operation.Audit.Wrote(caseId, "consent_withholding_lifted", request.WithholdingId);
        return new WithholdingRecorded(request.WithholdingId);
    }
}
