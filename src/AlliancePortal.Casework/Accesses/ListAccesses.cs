using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Accesses;

/// <summary>
/// Who opened, changed and passed on a case, from the audit, latest first: for the advocate, the guardian Centre and supervisors of the agencies
/// in the case. What is closed to the reader is closed here too, and asking is itself in the audit.
/// </summary>
public sealed record ListAccesses : IRequest<AccessPage>
{
    public const int DefaultSize = 50;
    public const int MostSize = 100;

    public required Guid CaseId { get; init; }

    /// <summary>One of <see cref="AccessKinds.All"/>; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>Only what this person did.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The cursor that came with the page before.</summary>
    public string? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <param name="People">Everybody with a name in the whole list, to choose from.</param>
/// <param name="Next">Cursor of the next page; null when there is none.</param>
public sealed record AccessPage(IReadOnlyList<AccessLine> Items, IReadOnlyList<PersonWhoLooked> People, string? Next);

/// <summary>What one person did within one hour.</summary>
/// <param name="Kind"><c>opened</c>, <c>changed</c>, <c>disclosed</c>, <c>checked</c> (read this list), <c>break_glass</c> (by emergency access).</param>
/// <param name="LastAt">The latest of them, and the only one when <paramref name="Times"/> is 1.</param>
/// <param name="Person">Null: the portal itself, or support services whose name is not for this reader.</param>
/// <param name="Role">Code of the role in which it was done.</param>
/// <param name="Sections">Keys of the sections, as far as they are open to the reader.</param>
public sealed record AccessLine(
    string Kind, DateTimeOffset LastAt, DateTimeOffset FirstAt, long Times, PersonWhoLooked? Person, string? Role, AgencyInCase? Agency, bool IsPortal, IReadOnlyList<string> Sections);

public sealed record PersonWhoLooked(Guid UserId, string DisplayName);

/// <summary>What an access was.</summary>
public static class AccessKinds
{
    public static IReadOnlyList<string> All { get; } = ["opened", "changed", "disclosed", "checked", "break_glass"];
}

internal sealed class ListAccessesUseCase : UseCase<ListAccesses, AccessPage>
{
    public override Permission Permission => Permission.Casework;

    public override async Task AuthoriseAsync(Operation operation, ListAccesses request, CancellationToken cancel)
    {
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.may_see_accesses({request.CaseId}) as \"Value\"").SingleAsync(cancel)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<AccessPage> HandleAsync(Operation operation, ListAccesses request, CancellationToken cancel)
    {
        operation.Audit.Read(request.CaseId, "accesses");
        var cursor = AccessCursor.Read(request.After);
        if (request.After is not null && cursor is null) throw new RefusedException(Refusal.Invalid("after", "unknown"));
        var (at, subject, kind) = (cursor?.At, cursor?.Subject, cursor?.Kind);
        var rows = await operation.Db.Database.SqlQuery<Row>($"""
            select last_at, first_at, times, user_id, display_name, role, agency_id, is_portal, kind, sections
            from casework.who_looked({request.CaseId}, {request.Kind}, {request.UserId}, {at}, {subject}, {kind}, {request.Size + 1})
            """).ToListAsync(cancel);
        var people = await operation.Db.Database.SqlQuery<PersonWhoLooked>($"select user_id, display_name from casework.people_who_looked({request.CaseId})").ToListAsync(cancel);
        var ids = rows.Select(row => row.AgencyId).OfType<Guid>().Distinct().ToArray();
        var agencies = await operation.Db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => new AgencyInCase(agency.Id, agency.Kind, agency.Name), cancel);

        var page = rows.Take(request.Size).ToList();
        var next = rows.Count > page.Count ? new AccessCursor(page[^1].LastAt, page[^1].UserId ?? Guid.Empty, page[^1].Kind).ToString() : null;
        return new AccessPage([.. page.Select(row => new AccessLine(
            row.Kind, row.LastAt, row.FirstAt, row.Times, row.UserId is { } user ? new PersonWhoLooked(user, row.DisplayName!) : null, row.Role,
            row.AgencyId is { } agency ? agencies.GetValueOrDefault(agency) : null, row.IsPortal, row.Sections))], people, next);
    }

    private sealed record Row(
        DateTimeOffset LastAt, DateTimeOffset FirstAt, long Times, Guid? UserId, string? DisplayName, string? Role, Guid? AgencyId, bool IsPortal, string Kind, string[] Sections);

    internal sealed class Shape : AbstractValidator<ListAccesses>
    {
        public Shape()
        {
            RuleFor(r => r.Size).InclusiveBetween(1, ListAccesses.MostSize).WithErrorCode("out_of_range");
            RuleFor(r => r.Kind).Must(kind => kind is null || AccessKinds.All.Contains(kind)).WithErrorCode("unknown");
        }
    }
}
