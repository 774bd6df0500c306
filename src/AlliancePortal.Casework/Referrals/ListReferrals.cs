using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Referrals;

/// <summary>A page of the incoming or outgoing referrals of the actor's units: open ones by what is due first, others newest first.</summary>
public sealed record ListReferrals : IRequest<ReferralPage>
{
    public const int DefaultSize = 25;
    public const int MostSize = 100;

    /// <summary><c>incoming</c> or <c>outgoing</c>.</summary>
    public string Box { get; init; } = "incoming";

    /// <summary>Codes of states; empty: all.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Only those that nobody decided on in time.</summary>
    public bool Overdue { get; init; }

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record ReferralPage(IReadOnlyList<ReferralItem> Items, string? Next);

internal sealed class ListReferralsUseCase : UseCase<ListReferrals, ReferralPage>
{
    private static readonly string[] Open = [ReferralStates.Sent, ReferralStates.Claimed, ReferralStates.Accepted];

    public override Permission Permission => Permission.Casework;

    public override async Task<ReferralPage> HandleAsync(Operation operation, ListReferrals request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "referrals");
        var (units, states, now) = (operation.Worker.UnitIds.ToArray(), request.States.ToArray(), operation.Now);
        var rows = operation.Db.ReferralBox.AsNoTracking().Where(row => units.Contains(row.UnitId) && row.Box == request.Box);
        if (states.Length > 0) rows = rows.Where(row => states.Contains(row.State));
        if (request.Overdue) rows = rows.Where(row => row.IsOpen && row.DueAt < now && row.State != ReferralStates.Accepted);
        var byDue = request.Overdue || states.Length > 0 && states.All(Open.Contains);
        if (byDue) rows = rows.Where(row => row.IsOpen);

        if (request.After is { } after)
        {
            if (!Guid.TryParse(after, out var id) || await operation.Db.ReferralBox.AsNoTracking().FirstOrDefaultAsync(row => row.ReferralId == id && row.Box == request.Box, cancel) is not { } last)
                throw new RefusedException(Refusal.Invalid("after", "unknown"));
            rows = byDue
                ? rows.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.DueAt, row.ReferralId), ValueTuple.Create(last.DueAt, last.ReferralId)))
                : rows.Where(row => row.ReferralId < last.ReferralId);
        }

        var page = await (byDue ? rows.OrderBy(row => row.DueAt).ThenBy(row => row.ReferralId) : rows.OrderByDescending(row => row.ReferralId)).Take(request.Size + 1).ToListAsync(cancel);
        var shown = page.Take(request.Size).ToList();
        return new ReferralPage(await ReferralReading.ItemsAsync(operation, shown, cancel), page.Count > request.Size ? shown[^1].ReferralId.ToString() : null);
    }

    internal sealed class Shape : AbstractValidator<ListReferrals>
    {
        public Shape()
        {
            RuleFor(r => r.Size).InclusiveBetween(1, ListReferrals.MostSize).WithErrorCode("out_of_range");
            RuleFor(r => r.Box).Must(box => box is "incoming" or "outgoing").WithErrorCode("unknown");
            RuleFor(r => r.States).Must(codes => codes.All(code => CodeSets.Default.IsKnown("referral_state", code))).WithErrorCode("unknown");
        }
    }
}
