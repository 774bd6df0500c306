using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>What can be done with a referral by whom: the receiver claims, decides and completes; the sender withdraws.</summary>
internal static class ReferralActs
{
    /// <summary>What the reader's boxes allow now.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<ReferralBoxRow> boxes) => [.. boxes.Where(box => box.Kind != ReferralKinds.Guardianship).SelectMany(box => (box.Box, box.State) switch
    {
        ("incoming", ReferralStates.Sent) => ["claim"],
        ("incoming", ReferralStates.Claimed) => ["accept", "decline"],
        ("incoming", ReferralStates.Accepted) => ["complete"],
        ("outgoing", ReferralStates.Sent or ReferralStates.Claimed or ReferralStates.Accepted) => ["withdraw"],
        _ => Array.Empty<string>(),
    }).Distinct()];

    /// <summary>The box row through which the actor acts; checks the side and the state.</summary>
    /// <exception cref="RefusedException">Hidden or missing; the letter of a guardianship; or in another state.</exception>
    public static async Task<ReferralBoxRow> InStateAsync(Operation operation, Guid referralId, string box, string[] states, CancellationToken cancel)
    {
        var rows = await operation.Db.ReferralBox.AsNoTracking().Where(row => row.ReferralId == referralId).ToListAsync(cancel);
        if (rows.Count == 0) throw new RefusedException(Refusal.NotFound);
        var row = rows.Find(row => row.Box == box) ?? throw new RefusedException(ReferralRefusals.NotInState);
        if (row.Kind == ReferralKinds.Guardianship) throw new RefusedException(ReferralRefusals.GuardianshipIsAcknowledged);
        return states.Contains(row.State) ? row : throw new RefusedException(ReferralRefusals.NotInState);
    }

    /// <summary>The referral itself, of one to whom the database gives it.</summary>
    public static async Task<(Referral Referral, Guid VictimId)> FindAsync(Operation operation, Guid referralId, CancellationToken cancel)
    {
        var found = await (from referral in operation.Db.Referrals.AsNoTracking()
                           join whole in operation.Db.Cases.AsNoTracking() on referral.CaseId equals whole.Id
                           where referral.Id == referralId
                           select new { referral, whole.VictimId }).SingleOrDefaultAsync(cancel) ?? throw new RefusedException(Refusal.NotFound);
        return (found.referral, found.VictimId);
    }

    /// <exception cref="RefusedException">Nothing changed: somebody was faster.</exception>
    public static void Changed(int rows)
    {
        if (rows == 0) throw new RefusedException(ReferralRefusals.NotInState);
    }

    /// <summary>A reason as code and words: what is no code of the set is taken as words.</summary>
    public static (string Code, string? Words) Reason(string set, string reason, string? words)
    {
        var isCode = CodeSets.Default.IsKnown(set, reason);
        return (isCode ? reason : "other", PersonText.Narrative(isCode ? words : reason, TextLimits.ShortText).Value);
    }

    /// <summary>The reason is a code or a few words, and words beside it are text.</summary>
    public static void RuleForReason<T>(this AbstractValidator<T> shape, Func<T, string?> reason, Func<T, string?> words, string field)
    {
        shape.RuleFor(r => r).Custom((request, context) =>
        {
            if (PersonText.Narrative(reason(request), TextLimits.ShortText).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure(field, problem.Code()) { ErrorCode = problem.Code() });
            if (!string.IsNullOrWhiteSpace(words(request)) && !PersonText.Narrative(words(request), TextLimits.ShortText).IsClean)
                context.AddFailure(new FluentValidation.Results.ValidationFailure("Words", "not_text") { ErrorCode = "not_text" });
        });
    }
}
