using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>A person who was kept out of a case may work on it again. That they were is not forgotten.</summary>
public sealed record LiftExclusion : IRequest<PersonExcluded>
{
    public required Guid CaseId { get; init; }

    public required Guid UserId { get; init; }

    public required string Reason { get; init; }
}

internal sealed class LiftExclusionUseCase : UseCase<LiftExclusion, PersonExcluded>
{
    public override Permission Permission => Exclusions.Keepers;

    public override Task AuthoriseAsync(Operation operation, LiftExclusion request, CancellationToken cancel) => Exclusions.VictimAsync(operation, request.CaseId, cancel);

    public override async Task<PersonExcluded> HandleAsync(Operation operation, LiftExclusion request, CancellationToken cancel)
    {
        var reason = await Exclusions.SealAsync(operation, request.CaseId, Exclusions.LiftField, request.Reason, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.lift_exclusion({request.CaseId}, {request.UserId}, {reason}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(request.CaseId, "exclusion_lifted", request.UserId);
        return new PersonExcluded(request.CaseId, request.UserId);
    }

    internal sealed class Shape : AbstractValidator<LiftExclusion>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}
