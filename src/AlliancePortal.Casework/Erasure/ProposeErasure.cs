using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Erasure;

/// <summary>The first of two decisions to erase a person: by a supervisor whose unit is or was in the case. Another agency decides.</summary>
/// <param name="Ground">Code of the set <c>erasure_ground</c>; the tombstone keeps it.</param>
/// <param name="Reason">For those who decide; sealed under the person's key, so that it goes with her.</param>
public sealed record ProposeErasure(Guid CaseId, string Ground, string Reason) : IRequest<ErasureView>
{
    internal const string Grounds = "erasure_ground";
}

[StepUp]
internal sealed class ProposeErasureUseCase(ErasureReading reading) : UseCase<ProposeErasure, ErasureView>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override Task AuthoriseAsync(Operation operation, ProposeErasure request, CancellationToken cancel) => ErasureReading.PersonAsync(operation, request.CaseId, cancel);

    public override async Task<ErasureView> HandleAsync(Operation operation, ProposeErasure request, CancellationToken cancel)
    {
        await ProposeAsync(operation, request, cancel);
        return await reading.ReadAsync(operation, request.CaseId, cancel);
    }

    /// <exception cref="RefusedException">The actor has no say.</exception>
    internal static async Task ProposeAsync(Operation operation, ProposeErasure request, CancellationToken cancel)
    {
        var id = NewId.At(operation.Now);
        var reason = await ErasureReading.SealAsync(operation, request.CaseId, ErasureReading.ReasonField, request.Reason, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.propose_erasure({id}, {request.CaseId}, {request.Ground}, {reason}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(request.CaseId, "erasure_proposed", id);
    }

    internal sealed class Shape : AbstractValidator<ProposeErasure>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).MustBeReason();
            RuleFor(r => r.Ground).Must(code => code is not null && CodeSets.Default.IsKnown(ProposeErasure.Grounds, code)).WithErrorCode("unknown");
        }
    }
}
