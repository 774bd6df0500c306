using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>Compares the audit with heads that were published of it.</summary>
public sealed record CompareAuditHeads(IReadOnlyList<LaneHead> Heads) : IRequest<IReadOnlyList<BrokenLink>>;

internal sealed class CompareAuditHeadsUseCase : UseCase<CompareAuditHeads, IReadOnlyList<BrokenLink>>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<IReadOnlyList<BrokenLink>> HandleAsync(Operation operation, CompareAuditHeads request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit");
        var (lanes, seqs) = (request.Heads.Select(head => head.Lane).ToArray(), request.Heads.Select(head => head.Seq).ToArray());
        var hashes = request.Heads.Select(head => Convert.FromHexString(head.Hash)).ToArray();
        return await operation.Db.Database.SqlQuery<BrokenLink>($"select lane, seq, 'published' as what from audit.differing_heads({lanes}, {seqs}, {hashes})").ToListAsync(cancel);
    }
}
