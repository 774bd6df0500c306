using System.Text.Json;
using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>How the audit stands: its lanes, what was published of it, what the last check found.</summary>
public sealed record ShowAudit : IRequest<AuditState>;

/// <param name="Lanes">How far each lane in use has come.</param>
/// <param name="Entries">How many entries the lanes hold together.</param>
/// <param name="PublishedAt">Of the last published line; null: nothing is published by this node.</param>
/// <param name="SentElsewhere">Whether a second authority is configured.</param>
/// <param name="KeyId">Id of the key under which heads are signed.</param>
/// <param name="PublicKey">With it anybody checks the published heads (SubjectPublicKeyInfo in base64, ECDSA on P-256 with SHA-256).</param>
public sealed record AuditState(IReadOnlyList<LaneHead> Lanes, long Entries, DateTimeOffset? PublishedAt, bool SentElsewhere, string KeyId, string PublicKey, AuditCheck? LastCheck);

/// <param name="Heads">How many published lines were compared.</param>
public sealed record AuditCheck(DateTimeOffset At, long Entries, long Heads, IReadOnlyList<BrokenLink> Broken);

internal sealed class ShowAuditUseCase(HeadSettings settings, HeadSigner signer, IEnumerable<HeadPublisher> publishers) : UseCase<ShowAudit, AuditState>
{
    public override Permission Permission => Permission.Administration;

    public override async Task<AuditState> HandleAsync(Operation operation, ShowAudit request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit");
        var lanes = await operation.Db.Database.SqlQuery<LaneHead>($"select lane, seq, encode(hash, 'hex') as hash from audit.heads()").ToListAsync(cancel);
        var last = await operation.Db.Database.SqlQuery<Row>($"select at, entries, broken, heads from audit.last_verification()").SingleOrDefaultAsync(cancel);
        return new AuditState(
            lanes, lanes.Sum(lane => lane.Seq), publishers.SingleOrDefault()?.PublishedAt, settings.Webhook is not null, signer.KeyId, signer.PublicKey,
            last is null ? null : new AuditCheck(last.At, last.Entries, last.Heads, JsonSerializer.Deserialize<BrokenLink[]>(last.Broken)!));
    }

    private sealed record Row(DateTimeOffset At, long Entries, string Broken, long Heads);
}
