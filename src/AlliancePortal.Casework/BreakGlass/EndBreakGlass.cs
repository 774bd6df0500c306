using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>Ends an emergency access before its time: the person who has it, or a supervisor who answers for the case.</summary>
public sealed record EndBreakGlass(Guid BreakGlassId) : IRequest<BreakGlassView>;

internal sealed class EndBreakGlassUseCase : UseCase<EndBreakGlass, BreakGlassView>
{
    public override Permission Permission => BreakGlassRoles.Any;

    public override async Task<BreakGlassView> HandleAsync(Operation operation, EndBreakGlass request, CancellationToken cancel)
    {
        var open = await BreakGlassReading.FindAsync(operation, request.BreakGlassId, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.end_break_glass({request.BreakGlassId}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(BreakGlassRefusals.NotInState);
        operation.Audit.Wrote(open.AboutCaseId, "glass_ended", request.BreakGlassId);
        return await BreakGlassReading.FindAsync(operation, request.BreakGlassId, cancel);
    }
}
