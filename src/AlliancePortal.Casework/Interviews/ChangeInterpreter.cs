using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Changes what the register says of an interpreter: languages, telephone, how long the vetting holds, suspension.</summary>
public sealed record ChangeInterpreter : InterpreterFacts, IRequest<InterpreterView>
{
    public required Guid InterpreterId { get; init; }

    /// <summary>The version that the change is based on.</summary>
    public required int Version { get; init; }
}

internal sealed class ChangeInterpreterUseCase : UseCase<ChangeInterpreter, InterpreterView>
{
    public override Permission Permission => AddInterpreterUseCase.Keepers;

    public override async Task<InterpreterView> HandleAsync(Operation operation, ChangeInterpreter request, CancellationToken cancel)
    {
        var interpreter = await operation.Db.Interpreters.SingleOrDefaultAsync(i => i.Id == request.InterpreterId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        if (interpreter.Version != request.Version) throw new RefusedException(Refusal.ChangedMeanwhile);
        AddInterpreterUseCase.Write(interpreter, request);
        await operation.Db.SaveChangesAsync(cancel);
        operation.Audit.Wrote(null, "interpreter", interpreter.Id);
        return ListInterpretersUseCase.View(interpreter, DateOnly.FromDateTime(operation.Now.UtcDateTime));
    }

    internal sealed class Shape : AddInterpreterUseCase.FactsShape<ChangeInterpreter>;
}
