using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>What came of a draft that was sent: for a second tab, a reload, or the way back.</summary>
public sealed record ShowTakenIn(Guid DraftId) : IRequest<TakenIn>;

internal sealed class ShowTakenInUseCase(TakenAgain again) : UseCase<ShowTakenIn, TakenIn>
{
    public override Permission Permission => Permission.For(Roles.Intake);

    public override async Task<TakenIn> HandleAsync(Operation operation, ShowTakenIn request, CancellationToken cancel)
    {
        var reference = TakenBefore.ReferenceOf(request.DraftId);
        var opened = await (from source in operation.Db.IntakeSources
                            join whole in operation.Db.Cases on source.CaseId equals whole.Id
                            where source.AgencyId == operation.Worker.AgencyId && source.Reference == reference
                            select whole).SingleOrDefaultAsync(cancel);
        return await again.AnswerAsync(operation, opened ?? throw new RefusedException(Refusal.NotFound), cancel);
    }
}
