using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Erasure;

/// <summary>
/// The second decision. Approved, all that is known of the person goes with this transaction; her key goes from the keyring within seconds, and with it every
/// copy in every backup of the cases. Nobody can take it back.
/// </summary>
public sealed record DecideErasure(Guid CaseId, ErasureDecision Decision) : IRequest<ErasureView>;

/// <summary>What becomes of a proposal.</summary>
public enum ErasureDecision
{
    Approved,
    Declined,

    /// <summary>By the agency that proposed it.</summary>
    Withdrawn,
}

[StepUp]
internal sealed class DecideErasureUseCase(ErasureReading reading) : UseCase<DecideErasure, ErasureView>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override Task AuthoriseAsync(Operation operation, DecideErasure request, CancellationToken cancel) => ErasureReading.PersonAsync(operation, request.CaseId, cancel);

    public override async Task<ErasureView> HandleAsync(Operation operation, DecideErasure request, CancellationToken cancel)
    {
        var before = await reading.ReadAsync(operation, request.CaseId, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.decide_erasure({request.CaseId}, {request.Decision.Code()}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(ErasureRefusals.NothingProposed);
        operation.Audit.Wrote(request.CaseId, "erasure_" + request.Decision.Code());
        // Whoever decided against it may see nothing of the case any more: then this was the last they saw.
        return await reading.FindAsync(operation, request.CaseId, cancel) ?? before with { Proposal = null, MayDecide = false, MayWithdraw = false };
    }
}

/// <summary>Why a person is not erased now.</summary>
public static class ErasureRefusals
{
    /// <summary>Nobody asked for it, or it is decided already.</summary>
    public static Refusal NothingProposed { get; } = new("erasure_nothing_proposed");
}
