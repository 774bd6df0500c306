using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>Follows every link of one lane of the audit.</summary>
public sealed record VerifyAuditLane(short Lane) : IRequest<IReadOnlyList<BrokenLink>>
{
    public const short Lanes = 64;
}

/// <summary>The first row of a lane that does not hold.</summary>
/// <param name="Seq">Its number in the lane.</param>
/// <param name="What"><c>altered</c>, <c>missing</c>, <c>inserted</c>, <c>chain</c>, <c>tail</c>, or <c>published</c> (the chain is another one than was published).</param>
public sealed record BrokenLink(short Lane, long Seq, string What);

internal sealed class VerifyAuditLaneUseCase : UseCase<VerifyAuditLane, IReadOnlyList<BrokenLink>>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<IReadOnlyList<BrokenLink>> HandleAsync(Operation operation, VerifyAuditLane request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit");
        return await operation.Db.Database.SqlQuery<BrokenLink>($"select {request.Lane}::smallint as lane, seq, what from audit.verify({request.Lane})").ToListAsync(cancel);
    }

    internal sealed class Shape : AbstractValidator<VerifyAuditLane>
    {
        public Shape() => RuleFor(r => r.Lane).InclusiveBetween((short)0, (short)(VerifyAuditLane.Lanes - 1)).WithErrorCode("out_of_range");
    }
}
