using System.Globalization;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Audit;

/// <summary>The entries of the audit, latest first: which account asked what when, with ids and nothing else.</summary>
public sealed record ListAuditEntries : IRequest<AuditPage>
{
    public const int DefaultSize = 50;
    public const int MostSize = 100;

    /// <summary><c>read</c>, <c>write</c>, <c>refused</c>, <c>portal</c> (without a person); null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>Only what was before this instant.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Items, string? Next);

/// <param name="UserId">Null: the portal itself.</param>
/// <param name="Role">Code of the role in which it was asked; empty for the portal.</param>
/// <param name="Purpose">For what the portal acted; empty for people.</param>
/// <param name="Request">Name of the use case.</param>
/// <param name="Outcome"><c>done</c>, or the code of the refusal.</param>
/// <param name="Kind"><c>read</c>, <c>write</c> or <c>refused</c>.</param>
public sealed record AuditLine(
    DateTimeOffset At, short Lane, long Seq, Guid? UserId, string Purpose, string? Role, string Request, string Outcome, string Kind, IReadOnlyList<Guid> CaseIds, IReadOnlyList<Guid> SubjectIds);

/// <summary>What the audit can be narrowed to.</summary>
public static class AuditEntryKinds
{
    public static IReadOnlyList<string> All { get; } = ["read", "write", "refused", "portal"];
}

internal sealed class ListAuditEntriesUseCase : UseCase<ListAuditEntries, AuditPage>
{
    public override Permission Permission => Permission.For(Access.Role.Administrator);

    public override async Task<AuditPage> HandleAsync(Operation operation, ListAuditEntries request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "audit_entries");
        var cursor = Cursor(request.After);
        if (request.After is not null && cursor is null) throw new RefusedException(Refusal.Invalid("after", "unknown"));
        var (at, lane, seq) = cursor ?? (request.Before, (short)0, 0L);
        var rows = await operation.Db.Database.SqlQuery<Row>($"""
            select at, lane, seq, user_id, purpose, role, request, outcome, kind, case_ids, subject_ids from audit.listed({request.Kind}, {at}, {lane}, {seq}, {request.Size + 1})
            """).ToListAsync(cancel);
        var page = rows.Take(request.Size).Select(row => new AuditLine(row.At, row.Lane, row.Seq, row.UserId, row.Purpose, row.Role, row.Request, row.Outcome, row.Kind, row.CaseIds, row.SubjectIds)).ToList();
        return new AuditPage(page, rows.Count > page.Count ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].At.UtcTicks}.{page[^1].Lane}.{page[^1].Seq}") : null);
    }

    private static (DateTimeOffset? At, short Lane, long Seq)? Cursor(string? text) =>
        text?.Split('.') is [var at, var lane, var seq] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && short.TryParse(lane, NumberStyles.None, CultureInfo.InvariantCulture, out var l) && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), l, s)
            : null;

    private sealed record Row(
        DateTimeOffset At, short Lane, long Seq, Guid? UserId, string Purpose, string? Role, string Request, string Outcome, string Kind, Guid[] CaseIds, Guid[] SubjectIds);

    internal sealed class Shape : AbstractValidator<ListAuditEntries>
    {
        public Shape()
        {
            RuleFor(r => r.Size).InclusiveBetween(1, ListAuditEntries.MostSize).WithErrorCode("out_of_range");
            RuleFor(r => r.Kind).Must(kind => kind is null || AuditEntryKinds.All.Contains(kind)).WithErrorCode("unknown");
        }
    }
}
