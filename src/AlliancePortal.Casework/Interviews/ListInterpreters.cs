using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>The vetted register of interpreters, by name.</summary>
public sealed record ListInterpreters : IRequest<IReadOnlyList<InterpreterView>>
{
    /// <summary>Code of a language that she speaks.</summary>
    public string? Language { get; init; }

    /// <summary>Only those who may interpret today.</summary>
    public bool Available { get; init; }
}

/// <param name="MayWork">Vetted, and the vetting has not ended.</param>
public sealed record InterpreterView(Guid InterpreterId, string Name, IReadOnlyList<string> Languages, string Sex, string? Phone, DateOnly VettedUntil, string Status, bool MayWork, int Version);

internal sealed class ListInterpretersUseCase : UseCase<ListInterpreters, IReadOnlyList<InterpreterView>>
{
    public override Permission Permission => Permission.For(Roles.Casework.Append(Role.Administrator));

    public override async Task<IReadOnlyList<InterpreterView>> HandleAsync(Operation operation, ListInterpreters request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "interpreters");
        var today = DateOnly.FromDateTime(operation.Now.UtcDateTime);
        var found = await operation.Db.Interpreters.AsNoTracking().ToListAsync(cancel);
        return
        [
            .. from interpreter in found
               where (request.Language is null || interpreter.Languages.Contains(request.Language)) && (!request.Available || interpreter.MayWorkOn(today))
               orderby interpreter.Name
               select View(interpreter, today),
        ];
    }

    internal static InterpreterView View(Interpreter i, DateOnly today) => new(i.Id, i.Name, i.Languages, i.Sex, i.Phone, i.VettedUntil, i.Status, i.MayWorkOn(today), i.Version);
}
