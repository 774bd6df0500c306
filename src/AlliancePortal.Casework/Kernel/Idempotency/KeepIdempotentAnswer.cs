using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Kernel.Idempotency;

/// <summary>Keeps what a request was answered, sealed, for 24 hours; without an answer gives the key free, since nothing was done.</summary>
public sealed record KeepIdempotentAnswer(string Key, StoredAnswer? Answer) : IRequest<KeptAnswer>;

/// <summary>The answer stands, or the key is free again.</summary>
public sealed record KeptAnswer(bool IsKept);

internal sealed class KeepIdempotentAnswerUseCase : UseCase<KeepIdempotentAnswer, KeptAnswer>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<KeptAnswer> HandleAsync(Operation operation, KeepIdempotentAnswer request, CancellationToken cancel)
    {
        var me = operation.Worker.UserId;
        var claim = await operation.Db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(answer => answer.UserId == me && answer.Key == request.Key, cancel)
            ?? throw new RefusedException(Refusal.NotFound);
        if (claim.Answer.Length > 0) throw new RefusedException(IdempotencyRefusals.KeyReused);

        await operation.Db.IdempotentAnswers.Where(answer => answer.UserId == me && answer.Key == request.Key).ExecuteDeleteAsync(cancel);
        operation.Audit.Wrote(null, "idempotent_answer", claim.SubjectId);
        if (request.Answer is null) return new KeptAnswer(false);

        await operation.Seals.Keys.CreateAsync(claim.SubjectId, cancel);
        operation.Db.IdempotentAnswers.Add(new IdempotentAnswer
        {
            UserId = me,
            Key = claim.Key,
            RequestHash = claim.RequestHash,
            SubjectId = claim.SubjectId,
            Answer = (await operation.Seals.SealAsync(claim.SubjectId, IdempotentAnswers.Field, request.Answer, cancel))!,
            At = claim.At,
        });
        return new KeptAnswer(true);
    }
}
