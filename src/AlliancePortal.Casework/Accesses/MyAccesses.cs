using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Accesses;

/// <summary>The cases that the actor opened and changed in the last 90 days, latest first.</summary>
public sealed record MyAccesses : IRequest<MyAccessPage>
{
    public static readonly TimeSpan Shown = TimeSpan.FromDays(90);

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = ListAccesses.DefaultSize;
}

/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record MyAccessPage(IReadOnlyList<MyAccess> Items, string? Next);

/// <summary>What the actor did with a case within one hour.</summary>
/// <param name="CaseNumber">Null for a case that is no longer open to the actor.</param>
/// <param name="DisplayName">As in the caseload; null for a case that is no longer open to the actor.</param>
public sealed record MyAccess(Guid CaseId, string? CaseNumber, string? DisplayName, string Kind, DateTimeOffset LastAt, DateTimeOffset FirstAt, long Times);

internal sealed class MyAccessesUseCase : UseCase<MyAccesses, MyAccessPage>
{
    public override Permission Permission => Permission.Everyone;

    public override async Task<MyAccessPage> HandleAsync(Operation operation, MyAccesses request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "my_accesses");
        var cursor = AccessCursor.Read(request.After);
        if (request.After is not null && cursor is null) throw new RefusedException(Refusal.Invalid("after", "unknown"));
        var (since, at, subject, kind) = (operation.Now - MyAccesses.Shown, cursor?.At, cursor?.Subject, cursor?.Kind);
        var rows = await operation.Db.Database.SqlQuery<Row>(
            $"select last_at, first_at, times, case_id, kind from casework.my_accesses({since}, {at}, {subject}, {kind}, {request.Size + 1})").ToListAsync(cancel);
        var page = rows.Take(request.Size).ToList();
        var (ids, units) = (page.Select(row => row.CaseId).Distinct().ToArray(), operation.Worker.UnitIds);
        var open = await operation.Db.Caseload.AsNoTracking().Where(row => ids.Contains(row.CaseId) && units.Contains(row.UnitId)).ToListAsync(cancel);
        var named = (await CaseloadRows.ShowAsync(operation, [.. open.GroupBy(row => row.CaseId).Select(rows => CaseloadRows.Counting(operation, rows)!)], cancel)).ToDictionary(item => item.CaseId);
        return new MyAccessPage(
            [.. page.Select(row => new MyAccess(row.CaseId, named.GetValueOrDefault(row.CaseId)?.CaseNumber, named.GetValueOrDefault(row.CaseId)?.DisplayName, row.Kind, row.LastAt, row.FirstAt, row.Times))],
            rows.Count > page.Count ? new AccessCursor(page[^1].LastAt, page[^1].CaseId, page[^1].Kind).ToString() : null);
    }

    private sealed record Row(DateTimeOffset LastAt, DateTimeOffset FirstAt, long Times, Guid CaseId, string Kind);

    internal sealed class Shape : AbstractValidator<MyAccesses>
    {
        public Shape() => RuleFor(r => r.Size).InclusiveBetween(1, ListAccesses.MostSize).WithErrorCode("out_of_range");
    }
}
