using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Kernel.Idempotency;

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
