using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Kernel.Idempotency;

/// <summary>The clock's work: answers older than 24 hours go, with their keys.</summary>
public sealed record RemoveExpiredAnswers : IRequest<int>;

internal sealed class RemoveExpiredAnswersUseCase : UseCase<RemoveExpiredAnswers, int>
{
    private const int AtOnce = 500;

    public override Permission Permission => Permission.ClockOnly;

    public override async Task<int> HandleAsync(Operation operation, RemoveExpiredAnswers request, CancellationToken cancel)
    {
        // The policy shows the clock nothing but what has expired.
        var expired = await operation.Db.IdempotentAnswers.AsNoTracking().OrderBy(answer => answer.At).Take(AtOnce).ToListAsync(cancel);
        foreach (var answer in expired) await IdempotentAnswers.RemoveAsync(operation, answer, cancel);
        return expired.Count;
    }
}

internal static class IdempotentAnswers
{
    public const string Field = "idempotent_answer";

    /// <summary>Removes the row and, once that is committed, the key under which its answer was sealed.</summary>
    public static async Task RemoveAsync(Operation operation, IdempotentAnswer answer, CancellationToken cancel)
    {
        await operation.Db.IdempotentAnswers.Where(row => row.UserId == answer.UserId && row.Key == answer.Key).ExecuteDeleteAsync(cancel);
        operation.AfterCommit.Add(later => operation.Seals.Keys.DestroyAsync(answer.SubjectId, later));
        operation.Audit.Wrote(null, "idempotent_answer_removed", answer.SubjectId);
    }
}
