using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases.Closing;

/// <summary>What the actor may do about the end of a case: <c>close</c> it, <c>reopen</c> what the own unit closed, take the person in <c>again</c>.</summary>
internal static class CaseEnding
{
    /// <summary>Sealed field of the note at the end.</summary>
    public const string NoteField = "closing_note";

    /// <summary>Sealed field of the reason for opening it again.</summary>
    public const string ReopenField = "reopen_reason";

    /// <summary>Name of the code set of reasons.</summary>
    public const string Reasons = "case_closure_reason";

    /// <returns>The act, or null when none is the actor's.</returns>
    public static Task<string?> OfAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        operation.Db.Database.SqlQuery<string?>($"select e.act as \"Value\" from casework.ending_of({caseId}) e").SingleAsync(cancel);

    /// <exception cref="RefusedException">Hidden or missing, or not the actor's to close or to open: all answer alike.</exception>
    public static async Task<string> RequiredAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        await OfAsync(operation, caseId, cancel) ?? throw new RefusedException(Refusal.NotFound);

    public static async Task<byte[]?> SealAsync(Operation operation, Guid caseId, string field, string text, CancellationToken cancel)
    {
        var victim = await operation.Db.Cases.Where(c => c.Id == caseId).Select(c => c.VictimId).SingleAsync(cancel);
        return await operation.Seals.SealAsync(victim, field, PersonText.Narrative(text, TextLimits.ShortText).Value, cancel);
    }
}
