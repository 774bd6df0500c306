using AlliancePortal.Casework.Kernel;
using FluentValidation;

namespace AlliancePortal.Casework.Cases;

/// <summary>Strikes out an entry of one's own agency, with the reason: it stays readable as struck out, nothing is deleted.</summary>
public sealed record StrikeOutEntry(Guid EntryId, string Reason) : IRequest<EntryStruckOut>;

public sealed record EntryStruckOut(Guid EntryId, DateTimeOffset At);

internal sealed class StrikeOutEntryUseCase : UseCase<StrikeOutEntry, EntryStruckOut>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, StrikeOutEntry request, CancellationToken cancel) =>
        await StrikingOut.AuthoriseAsync(operation, await operation.Db.CaseEntries.FindAsync([request.EntryId], cancel), cancel);

    public override async Task<EntryStruckOut> HandleAsync(Operation operation, StrikeOutEntry request, CancellationToken cancel)
    {
        var entry = (await operation.Db.CaseEntries.FindAsync([request.EntryId], cancel))!;
        await StrikingOut.StrikeOutAsync(operation, entry, request.Reason, "entry_struck_out", cancel);
        return new EntryStruckOut(entry.Id, operation.Now);
    }

    internal sealed class Shape : AbstractValidator<StrikeOutEntry>
    {
        public Shape() => RuleFor(r => r.Reason).Custom(StrikingOut.CheckReason);
    }
}
