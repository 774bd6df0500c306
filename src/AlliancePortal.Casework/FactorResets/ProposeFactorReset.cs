using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.FactorResets;

/// <summary>
/// An administrator proposes that a worker who lost phone and recovery codes sets up a second factor anew. It does nothing by itself: the worker's supervisors
/// and the worker, should she be signed in somewhere, are told, and a second person decides within <see cref="FactorReset.Life"/>.
/// </summary>
public sealed record ProposeFactorReset : IRequest<FactorResetProposed>
{
    public required Guid UserId { get; init; }

    /// <summary>A code of <see cref="IdentityChecks"/>.</summary>
    public required string IdentityCheck { get; init; }

    public required string Reason { get; init; }
}

public sealed record FactorResetProposed(Guid FactorResetId, DateTimeOffset ExpiresAt);

[StepUp]
internal sealed class ProposeFactorResetUseCase : UseCase<ProposeFactorReset, FactorResetProposed>
{
    public override Permission Permission => Permission.For(Role.Administrator);

    public override async Task<FactorResetProposed> HandleAsync(Operation operation, ProposeFactorReset request, CancellationToken cancel)
    {
        var (id, expires) = (NewId.At(operation.Now), operation.Now + FactorReset.Life);
        await operation.Seals.Keys.CreateAsync(id, cancel);
        var reason = await operation.Seals.SealAsync(id, FactorReset.ReasonField, PersonText.Narrative(request.Reason, TextLimits.ShortText).Value, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.propose_factor_reset({id}, {request.UserId}, {request.IdentityCheck}, {reason}, {expires})", cancel);
        operation.Audit.Wrote(null, "factor_reset_proposed", request.UserId);
        return new FactorResetProposed(id, expires);
    }

    internal sealed class Shape : AbstractValidator<ProposeFactorReset>
    {
        public Shape()
        {
            RuleFor(r => r.IdentityCheck).Must(IdentityChecks.All.Contains).WithErrorCode("unknown");
            RuleFor(r => r.Reason).MustBeReason();
        }
    }
}
