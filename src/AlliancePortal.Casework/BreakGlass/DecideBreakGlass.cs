using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>The second person approves, and the case opens; or refuses. Who asked reads the reason.</summary>
public sealed record DecideBreakGlass : IRequest<BreakGlassView>
{
    public required Guid BreakGlassId { get; init; }

    public required bool Approve { get; init; }

    public required string Reason { get; init; }
}

[StepUp]
internal sealed class DecideBreakGlassUseCase : UseCase<DecideBreakGlass, BreakGlassView>
{
    public override Permission Permission => BreakGlassRoles.Overseers;

    public override async Task AuthoriseAsync(Operation operation, DecideBreakGlass request, CancellationToken cancel)
    {
        var found = await BreakGlassReading.FindAsync(operation, request.BreakGlassId, cancel);
        if (found.IsMine) throw new RefusedException(Refusal.NotFound);
        if (!found.MayDecide) throw new RefusedException(BreakGlassRefusals.NotInState);
    }

    public override async Task<BreakGlassView> HandleAsync(Operation operation, DecideBreakGlass request, CancellationToken cancel)
    {
        var words = await BreakGlassReading.SealAnswerAsync(operation, request.BreakGlassId, request.Reason, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.decide_break_glass({request.BreakGlassId}, {request.Approve}, {words}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(BreakGlassRefusals.NotInState);
        var decided = await BreakGlassReading.FindAsync(operation, request.BreakGlassId, cancel);
        operation.Audit.Wrote(decided.AboutCaseId, "glass_decided", request.BreakGlassId);
        return decided;
    }

    internal sealed class Shape : AbstractValidator<DecideBreakGlass>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}
