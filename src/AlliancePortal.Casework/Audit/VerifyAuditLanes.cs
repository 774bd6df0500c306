using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>Follows every link of a few lanes of the audit, <see cref="AtOnce"/> at most: a request has less than a minute.</summary>
/// <param name="From">The first of them, from 0.</param>
public sealed record VerifyAuditLanes(short From) : IRequest<IReadOnlyList<BrokenLink>>
{
    public const short Lanes = 64;
    public const short AtOnce = 8;
}

/// <summary>The first row of a lane that does not hold.</summary>
/// <param name="Seq">Its number in the lane.</param>
/// <param name="What"><c>altered</c>, <c>missing</c>, <c>inserted</c>, <c>chain</c>, <c>tail</c>, or <c>published</c> (the chain is another one than was published).</param>
public sealed record BrokenLink(short Lane, long Seq, string What);

internal sealed class VerifyAuditLanesUseCase : UseCase<VerifyAuditLanes, IReadOnlyList<BrokenLink>>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<IReadOnlyList<BrokenLink>> HandleAsync(Operation operation, VerifyAuditLanes request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit");
        return await operation.Db.Database.SqlQuery<BrokenLink>($"select lane::smallint as lane, seq, what from generate_series({(int)request.From}, {request.From + VerifyAuditLanes.AtOnce - 1}) lane, audit.verify(lane::smallint)").ToListAsync(cancel);
    }

    internal sealed class Shape : AbstractValidator<VerifyAuditLanes>
    {
        public Shape() => RuleFor(r => r.From).InclusiveBetween((short)0, (short)(VerifyAuditLanes.Lanes - VerifyAuditLanes.AtOnce)).WithErrorCode("out_of_range");
    }
}
