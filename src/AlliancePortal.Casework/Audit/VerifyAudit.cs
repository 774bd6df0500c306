using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>Follows every link of the audit's chains.</summary>
public sealed record VerifyAudit : IRequest<AuditVerdict>;

/// <param name="Entries">How many entries the chains hold, by their heads.</param>
/// <param name="Broken">The first link of each lane that does not hold; empty: all hold.</param>
public sealed record AuditVerdict(long Entries, IReadOnlyList<BrokenLink> Broken);

/// <param name="What"><c>missing</c>, <c>chain</c>, <c>altered</c> or <c>tail</c>.</param>
public sealed record BrokenLink(short Lane, long Seq, string What);

internal sealed class VerifyAuditUseCase : UseCase<VerifyAudit, AuditVerdict>
{
    public override Permission Permission => Permission.SetupOnly;

    public override async Task<AuditVerdict> HandleAsync(Operation operation, VerifyAudit request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit");
        var broken = await operation.Db.Database.SqlQuery<BrokenLink>($"select lane, seq, what from audit.verify()").ToListAsync(cancel);
        var entries = await operation.Db.Database.SqlQuery<long>($"select audit.length() as \"Value\"").SingleAsync(cancel);
        return new AuditVerdict(entries, broken);
    }
}
