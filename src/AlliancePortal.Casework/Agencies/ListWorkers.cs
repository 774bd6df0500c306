using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Agencies;

/// <summary>The people of the actor's agency by name, page by page; an administrator sees those of all agencies, the blocked ones too.</summary>
public sealed record ListWorkers : IRequest<WorkerPage>
{
    public const int DefaultSize = 50;
    public const int MostSize = 100;

    /// <summary>Null: all that the actor may see.</summary>
    public Guid? AgencyId { get; init; }

    public Guid? UserId { get; init; }

    /// <summary>Any part of a name or, for administrators, of a sign-in name; diacritics do not matter.</summary>
    public string? Query { get; init; }

    /// <summary>Whether they work, or are blocked; null: both.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Whether a second person has approved them; null: both.</summary>
    public bool? IsApproved { get; init; }

    /// <summary>Only these; null: everybody.</summary>
    public IReadOnlyList<Guid>? Among { get; init; }

    /// <summary>Not these.</summary>
    public IReadOnlyList<Guid> Except { get; init; } = [];

    /// <summary>The last person of the page before.</summary>
    public Guid? After { get; init; }

    public int Size { get; init; } = DefaultSize;
}

/// <param name="Next">What to continue after; null when nobody follows.</param>
public sealed record WorkerPage(IReadOnlyList<WorkerListing> Items, Guid? Next);

/// <param name="Role">Code of the role.</param>
/// <param name="Email">Sign-in name; for administrators only.</param>
public sealed record WorkerListing(
    Guid UserId, string DisplayName, string Role, Guid AgencyId, string AgencyName, IReadOnlyList<Guid> UnitIds, string? DutyPhone, bool IsActive, string? Email, bool IsApproved = true);

internal sealed class ListWorkersUseCase : UseCase<ListWorkers, WorkerPage>
{
    // The letters of the three languages of the portal and of their neighbours.
    private const string Letters = "ČĆŽŠĐËÇÄÖÜÉÈÁÓčćžšđëçäöüéèáó";
    private const string Plain = "CCZSDECAOUEEAOcczsdecaoueeao";

    public override Permission Permission => Permission.Everyone;

    public override async Task<WorkerPage> HandleAsync(Operation operation, ListWorkers request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "workers");
        var administers = operation.Worker.Role == Role.Administrator;
        var (among, except) = (request.Among?.ToArray() ?? [], request.Except.ToArray());
        var found = from worker in Named(operation, request.Query, administers)
                    join agency in operation.Db.Agencies.AsNoTracking() on worker.AgencyId equals agency.Id
                    where (administers || worker.IsActive)
                        && (request.IsActive == null || worker.IsActive == request.IsActive)
                        && (request.IsApproved == null || worker.IsApproved == request.IsApproved)
                        && (request.AgencyId == null || worker.AgencyId == request.AgencyId)
                        && (request.UserId == null || worker.Id == request.UserId)
                        && (request.Among == null || among.Contains(worker.Id)) && !except.Contains(worker.Id)
                    select new { worker, agency };
        if (request.After is { } after)
        {
            var last = await operation.Db.Workers.AsNoTracking().Where(worker => worker.Id == after).Select(worker => worker.DisplayName).SingleOrDefaultAsync(cancel)
                ?? throw new RefusedException(Refusal.Invalid("after", "unknown"));
            found = found.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.worker.DisplayName, row.worker.Id), ValueTuple.Create(last, after)));
        }

        var rows = await found.OrderBy(row => row.worker.DisplayName).ThenBy(row => row.worker.Id).Take(request.Size + 1).ToListAsync(cancel);
        // Work of a unit that went over is seen to where it went.
        var gone = await operation.Db.Units.AsNoTracking().Where(unit => unit.SuccessorUnitId != null).Select(unit => unit.Id).ToListAsync(cancel);
        var page = rows.Take(request.Size).Select(row => new WorkerListing(row.worker.Id, row.worker.DisplayName, row.worker.Role, row.agency.Id, row.agency.Name, [.. row.worker.UnitIds.Except(gone)],
            row.worker.DutyPhone, row.worker.IsActive, administers ? row.worker.Email : null, row.worker.IsApproved)).ToList();
        return new WorkerPage(page, rows.Count > request.Size ? page[^1].UserId : null);
    }

    private static IQueryable<WorkerRecord> Named(Operation operation, string? query, bool byEmail)
    {
        var typed = PersonText.Line(query).Value?.ToLowerInvariant();
        if (typed is null) return operation.Db.Workers.AsNoTracking();
        var folded = PlainLatin.Of(typed);
        return operation.Db.Workers.FromSql($"""
            select * from casework.workers w where strpos(lower(translate(w.display_name, {Letters}, {Plain})), {folded}) > 0
                or strpos(lower(w.display_name), {typed}) > 0 or {byEmail} and strpos(lower(w.email), {typed}) > 0
            """).AsNoTracking();
    }

    internal sealed class Shape : AbstractValidator<ListWorkers>
    {
        public Shape()
        {
            RuleFor(r => r.Size).InclusiveBetween(1, ListWorkers.MostSize).WithErrorCode("out_of_range");
            RuleFor(r => r.Query).Must(text => string.IsNullOrWhiteSpace(text) || PersonText.Line(text).IsClean).WithErrorCode("not_text");
        }
    }
}
