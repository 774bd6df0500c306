using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Erasure;

/// <summary>Puts a legal hold on a case: nobody erases the person while it stands. Only the agency that set it knows why, and lifts it.</summary>
public sealed record HoldCase(Guid CaseId, string Reason) : IRequest<ErasureView>;

internal sealed class HoldCaseUseCase(ErasureReading reading) : UseCase<HoldCase, ErasureView>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override Task AuthoriseAsync(Operation operation, HoldCase request, CancellationToken cancel) => ErasureReading.PersonAsync(operation, request.CaseId, cancel);

    public override async Task<ErasureView> HandleAsync(Operation operation, HoldCase request, CancellationToken cancel)
    {
        var id = NewId.At(operation.Now);
        var reason = await ErasureReading.SealAsync(operation, request.CaseId, ErasureReading.HoldField, request.Reason, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.hold_case({id}, {request.CaseId}, {reason}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(request.CaseId, "legal_hold", id);
        return await reading.ReadAsync(operation, request.CaseId, cancel);
    }

    internal sealed class Shape : AbstractValidator<HoldCase>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}
