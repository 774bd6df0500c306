using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using FluentValidation.Results;

namespace AlliancePortal.Casework.Cases;

/// <summary>Strikes out a fact of one's own agency, with the reason: it stays readable as struck out, nothing is deleted.</summary>
internal static class StrikingOut
{
    private const string ReasonField = "struck_out_reason";

    /// <exception cref="RefusedException">Hidden or missing, of another agency, or in a section that the actor may not change.</exception>
    public static async Task AuthoriseAsync(Operation operation, SectionFact? fact, CancellationToken cancel)
    {
        if (fact is null) throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, fact.CaseId, cancel);
        if (!operation.Worker.Owns(fact.AgencyId) || !rights.May((Section)fact.Section, Token.Edit)) throw new RefusedException(Refusal.NotFound);
    }

    /// <param name="happening">What the timeline and the audit call it.</param>
    /// <exception cref="RefusedException">The case is closed, or it was struck out before.</exception>
    public static async Task StrikeOutAsync(Operation operation, SectionFact fact, string reason, string happening, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, fact.CaseId, cancel);
        if (fact.StruckOutAt is not null) throw new RefusedException(CaseRefusals.StruckOutAlready);
        fact.StruckOutAt = operation.Now;
        fact.StruckOutBy = operation.Worker.UserId;
        fact.StruckOutReason = await operation.Seals.SealAsync(whole.VictimId, ReasonField, PersonText.Line(reason, TextLimits.ShortText).Value, cancel);
        operation.Db.Tell(operation, whole.Id, (Section)fact.Section, happening, fact.Id);
        operation.Audit.Wrote(whole.Id, happening, fact.Id);
    }

    /// <summary>Why it was struck out; null while it holds.</summary>
    public static ValueTask<string?> ReasonAsync(Operation operation, Guid victimId, SectionFact fact, CancellationToken cancel) =>
        operation.Seals.OpenAsync<string>(victimId, ReasonField, fact.StruckOutReason, cancel);

    /// <summary>The reason is a short line of text.</summary>
    public static void CheckReason<T>(string text, ValidationContext<T> context)
    {
        if (PersonText.Line(text, TextLimits.ShortText).Problem is { } problem) context.AddFailure(new ValidationFailure("Reason", problem.Code()) { ErrorCode = problem.Code() });
    }
}
