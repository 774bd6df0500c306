using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;

namespace AlliancePortal.Casework.Cases;

/// <summary>Strikes out an entry of one's own agency, with the reason: it stays readable as struck out, nothing is deleted.</summary>
public sealed record StrikeOutEntry(Guid EntryId, string Reason) : IRequest<EntryStruckOut>;

public sealed record EntryStruckOut(Guid EntryId, DateTimeOffset At);

internal sealed class StrikeOutEntryUseCase : UseCase<StrikeOutEntry, EntryStruckOut>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, StrikeOutEntry request, CancellationToken cancel)
    {
        var entry = await operation.Db.CaseEntries.FindAsync([request.EntryId], cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, entry.CaseId, cancel);
        if (!operation.Worker.Owns(entry.AgencyId) || !rights.May((Section)entry.Section, Token.Edit)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<EntryStruckOut> HandleAsync(Operation operation, StrikeOutEntry request, CancellationToken cancel)
    {
        var entry = (await operation.Db.CaseEntries.FindAsync([request.EntryId], cancel))!;
        var whole = await WritableCase.FindAsync(operation, entry.CaseId, cancel);
        if (entry.StruckOutAt is not null) throw new RefusedException(CaseRefusals.StruckOutAlready);

        entry.StruckOutAt = operation.Now;
        entry.StruckOutBy = operation.Worker.UserId;
        entry.StruckOutReason = await operation.Seals.SealAsync(whole.VictimId, "struck_out_reason", PersonText.Line(request.Reason, TextLimits.ShortText).Value, cancel);
        operation.Db.Tell(operation, whole.Id, (Section)entry.Section, "entry_struck_out", entry.Id);
        operation.Audit.Wrote(whole.Id, "entry_struck_out", entry.Id);
        return new EntryStruckOut(entry.Id, operation.Now);
    }

    internal sealed class Shape : AbstractValidator<StrikeOutEntry>
    {
        public Shape() => RuleFor(r => r.Reason).Custom((text, context) =>
        {
            if (PersonText.Line(text, TextLimits.ShortText).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure("Reason", problem.Code()) { ErrorCode = problem.Code() });
        });
    }
}
