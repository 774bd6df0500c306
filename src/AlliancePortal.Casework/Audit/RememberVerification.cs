using System.Text.Json;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>Keeps what a check of the audit found.</summary>
public sealed record RememberVerification(long Heads, IReadOnlyList<BrokenLink> Broken) : IRequest<long>;

internal sealed class RememberVerificationUseCase : UseCase<RememberVerification, long>
{
    public override Permission Permission => Permission.Administration;

    /// <returns>How many entries the lanes hold.</returns>
    public override async Task<long> HandleAsync(Operation operation, RememberVerification request, CancellationToken cancel)
    {
        operation.Audit.Wrote(null, "audit_verified");
        var entries = await operation.Db.Database.SqlQuery<long>($"select coalesce(sum(seq), 0)::bigint as \"Value\" from audit.heads()").SingleAsync(cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select audit.remember_verification({entries}, {JsonSerializer.Serialize(request.Broken)}::jsonb, {request.Heads})", cancel);
        return entries;
    }
}
