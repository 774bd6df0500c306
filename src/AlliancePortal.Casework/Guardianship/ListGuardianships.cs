using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>The guardianships that the actor's units may see, those due first, then those without a running clock, then the ended ones.</summary>
public sealed record ListGuardianships : IRequest<GuardianshipPage>
{
    public const int DefaultSize = 25;
    public const int MostSize = 100;

    /// <summary>Codes of states; empty: all that are open.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Only those whose next step is overdue.</summary>
    public bool Overdue { get; init; }

    /// <summary>Only of this case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record GuardianshipPage(IReadOnlyList<GuardianshipView> Items, string? Next);

internal sealed class ListGuardianshipsUseCase : UseCase<ListGuardianships, GuardianshipPage>
{
    public override Permission Permission => Permission.On(Section.Guardianship, Token.All | Token.Minimal);

    public override async Task<GuardianshipPage> HandleAsync(Operation operation, ListGuardianships request, CancellationToken cancel)
    {
        var cursor = GuardianshipCursor.Read(request.After);
        var wanted = request.Size + 1;
        var keys = cursor is { Ended: true } ? [] : await OpenAsync(operation, request, cursor, wanted, cancel);
        if (keys.Count < wanted && WantsEnded(request))
            keys.AddRange(await EndedAsync(operation, request, cursor is { Ended: true } ? cursor.Id : null, wanted - keys.Count, cancel));

        operation.Audit.Read(request.CaseId, "guardianships");
        var page = keys.Take(request.Size).ToArray();
        return new GuardianshipPage(await ShowAsync(operation, page, cancel), keys.Count > request.Size ? page[^1].ToString() : null);
    }

    /// <summary>Those whose next step is running, due first.</summary>
    internal static async Task<IReadOnlyList<GuardianshipView>> RunningAsync(Operation operation, int most, CancellationToken cancel) =>
        await ShowAsync(operation, [.. (await OpenAsync(operation, new ListGuardianships(), null, most, cancel)).Where(key => key.DueAt is not null)], cancel);

    private static async Task<IReadOnlyList<GuardianshipView>> ShowAsync(Operation operation, IReadOnlyList<GuardianshipCursor> keys, CancellationToken cancel)
    {
        var ids = keys.Select(key => key.Id).ToArray();
        var found = await operation.Db.Guardianships.AsNoTracking().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancel);
        return await GuardianshipViews.ShowAsync(operation, [.. ids.Where(found.ContainsKey).Select(id => found[id])], cancel);
    }

    private static bool WantsEnded(ListGuardianships request) => !request.Overdue && request.States.Contains(GuardianshipState.Ended.Code());

    /// <summary>Of each unit a page in the order of the index, then of all of them: asked for all at once, every open one would be read and sorted.</summary>
    private static async Task<List<GuardianshipCursor>> OpenAsync(Operation operation, ListGuardianships request, GuardianshipCursor? cursor, int most, CancellationToken cancel)
    {
        var open = operation.Worker.UnitIds.Select(unit => OpenOf(operation, unit, request, cursor).Take(most).Select(row => new { row.DueAt, row.GuardianshipId })).Aggregate((all, next) => all.Union(next));
        return await open.OrderBy(row => row.DueAt).ThenByDescending(row => row.GuardianshipId).Take(most)
            .Select(row => new GuardianshipCursor(false, row.DueAt, row.GuardianshipId)).ToListAsync(cancel);
    }

    private static IQueryable<GuardianshipBoxRow> OpenOf(Operation operation, Guid unit, ListGuardianships request, GuardianshipCursor? cursor)
    {
        var rows = operation.Db.GuardianshipBox.AsNoTracking().Where(row => row.UnitId == unit);
        if (request.CaseId is { } only) rows = rows.Where(row => row.CaseId == only);
        if (request.States.Count > 0)
        {
            var states = request.States.ToArray();
            rows = rows.Where(row => states.Contains(row.State));
        }

        if (request.Overdue) rows = rows.Where(row => row.DueAt < operation.Now);
        if (cursor is { DueAt: { } due, Id: var dueId })
            rows = rows.Where(row => row.DueAt == null || row.DueAt > due || (row.DueAt == due && row.GuardianshipId.CompareTo(dueId) < 0));
        else if (cursor is { Id: var last })
            rows = rows.Where(row => row.DueAt == null && row.GuardianshipId.CompareTo(last) < 0);
        return rows.OrderBy(row => row.DueAt).ThenByDescending(row => row.GuardianshipId);
    }

    private static async Task<List<GuardianshipCursor>> EndedAsync(Operation operation, ListGuardianships request, Guid? after, int most, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds.ToArray();
        var mine = operation.Db.Caseload.Where(row => units.Contains(row.UnitId) && (request.CaseId == null || row.CaseId == request.CaseId)).Select(row => row.CaseId);
        var ended = operation.Db.Guardianships.AsNoTracking().Where(g => g.EndedAt != null && mine.Contains(g.CaseId));
        if (after is { } last) ended = ended.Where(g => g.Id.CompareTo(last) < 0);
        return await ended.OrderByDescending(g => g.Id).Take(most).Select(g => new GuardianshipCursor(true, null, g.Id)).ToListAsync(cancel);
    }

    internal sealed class Shape : AbstractValidator<ListGuardianships>
    {
        public Shape()
        {
            RuleFor(r => r.States).Must(codes => codes.All(code => EnumCode.Find<GuardianshipState>(code) is not null)).OverridePropertyName("state").WithErrorCode("unknown");
            RuleFor(r => r.After).Must(text => text is null || GuardianshipCursor.Read(text) is not null).WithErrorCode("unknown");
            RuleFor(r => r.Size).InclusiveBetween(1, ListGuardianships.MostSize).WithErrorCode("out_of_range");
        }
    }
}

/// <summary>The last row of a page, by which the next one begins.</summary>
internal sealed record GuardianshipCursor(bool Ended, DateTimeOffset? DueAt, Guid Id)
{
    public static GuardianshipCursor? Read(string? text) =>
        text?.Split('.') is [var phase and ("o" or "e"), var due, var id]
        && long.TryParse(due, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(id, "N", out var last)
            ? new GuardianshipCursor(phase == "e", ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero), last)
            : null;

    public override string ToString() => FormattableString.Invariant($"{(Ended ? 'e' : 'o')}.{DueAt?.UtcTicks ?? 0}.{Id:N}");
}
