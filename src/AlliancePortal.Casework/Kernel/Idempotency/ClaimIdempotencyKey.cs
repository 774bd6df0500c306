using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Retention;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Kernel.Idempotency;

/// <summary>
/// Takes an <c>Idempotency-Key</c> for a request that is about to run, or gives back what the same request was answered before. A key whose
/// request never came to an end stays taken as long as answers are kept: nobody knows whether it was done, so it is not done again.
/// </summary>
/// <param name="Key">As the caller chose it; one's own, nobody else's.</param>
/// <param name="RequestHash">Digest of method, address and body.</param>
public sealed record ClaimIdempotencyKey(string Key, byte[] RequestHash) : IRequest<ClaimedKey>;

/// <param name="Answer">What the same request was answered; null: run it now.</param>
public sealed record ClaimedKey(StoredAnswer? Answer);

/// <summary>An answer over HTTP as it was sent.</summary>
public sealed record StoredAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body);

/// <summary>Why a key is refused.</summary>
public static class IdempotencyRefusals
{
    public static Refusal KeyReused { get; } = new("idempotency_key_reused");

    public static Refusal InProgress { get; } = new("idempotency_in_progress");

    public static Refusal KeyNotUsable { get; } = new("idempotency_key_not_usable", RefusalKind.Invalid);
}

internal sealed class ClaimIdempotencyKeyUseCase : UseCase<ClaimIdempotencyKey, ClaimedKey>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<ClaimedKey> HandleAsync(Operation operation, ClaimIdempotencyKey request, CancellationToken cancel)
    {
        var me = operation.Worker.UserId;
        await operation.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({me.ToString() + request.Key}, 1))", cancel);
        var known = await operation.Db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(answer => answer.UserId == me && answer.Key == request.Key, cancel);
        if (known is not null && known.At <= operation.Now - await RetentionReading.LengthAsync(operation, RetentionCategories.KeptAnswers, cancel))
        {
            await IdempotentAnswers.RemoveAsync(operation, known, cancel);
            known = null;
        }

        if (known is not null) return new ClaimedKey(await AgainAsync(operation, known, request.RequestHash, cancel));
        operation.Db.IdempotentAnswers.Add(new IdempotentAnswer { UserId = me, Key = request.Key, RequestHash = request.RequestHash, SubjectId = NewId.At(operation.Now), Answer = [], At = operation.Now });
        operation.Audit.Wrote(null, "idempotency_key");
        return new ClaimedKey(null);
    }

    private static async Task<StoredAnswer> AgainAsync(Operation operation, IdempotentAnswer known, byte[] hash, CancellationToken cancel)
    {
        if (!known.RequestHash.AsSpan().SequenceEqual(hash)) throw new RefusedException(IdempotencyRefusals.KeyReused);
        if (known.Answer.Length == 0) throw new RefusedException(IdempotencyRefusals.InProgress);
        operation.Audit.Read(null, "idempotent_answer", known.SubjectId);
        return await operation.Seals.OpenAsync<StoredAnswer>(known.SubjectId, IdempotentAnswers.Field, known.Answer, cancel)
            ?? throw new RefusedException(IdempotencyRefusals.InProgress);
    }

    internal sealed class Shape : AbstractValidator<ClaimIdempotencyKey>
    {
        public Shape() => RuleFor(r => r.Key).Must(key => key is { Length: > 0 and <= IdempotentAnswer.LongestKey } && key.All(c => c is > ' ' and <= '~')).WithErrorCode("not_text");
    }
}
