using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Retention;

/// <summary>The cases that the actor's units look after and whose time is over, the longest over first; of other units none.</summary>
public sealed record ListRetentionDue : IRequest<RetentionDuePage>
{
    /// <summary>Id of the last case of the page before.</summary>
    public Guid? After { get; init; }

    public int Size { get; init; } = ListCaseload.DefaultSize;
}

public sealed record RetentionDuePage(IReadOnlyList<RetentionDue> Items, Guid? Next);

/// <param name="Category">One of <see cref="RetentionCategories"/>.</param>
/// <param name="DueAt">When its time was over.</param>
/// <param name="Hindrance"><c>under_legal_hold</c>, <c>guardianship_is_open</c>, <c>case_is_open</c>, <c>erasure_proposed_already</c>; null: nothing stands against it.</param>
/// <param name="MayPropose">Nothing stands against it, and the actor's agency may ask for it.</param>
public sealed record RetentionDue(Guid CaseId, string CaseNumber, string Category, DateTimeOffset DueAt, DateTimeOffset? ClosedAt, string? Hindrance, bool MayPropose);

internal sealed class ListRetentionDueUseCase : UseCase<ListRetentionDue, RetentionDuePage>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override async Task<RetentionDuePage> HandleAsync(Operation operation, ListRetentionDue request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "retention_due");
        var rows = await operation.Db.Database.SqlQuery<RetentionDue>(
            $"select case_id, number as case_number, category, due_at, closed_at, hindrance, may_propose from casework.retention_due({request.After}, {request.Size + 1})").ToListAsync(cancel);
        var shown = rows.Take(request.Size).ToList();
        return new RetentionDuePage(shown, rows.Count > request.Size ? shown[^1].CaseId : null);
    }

    internal sealed class Shape : AbstractValidator<ListRetentionDue>
    {
        public Shape() => RuleFor(r => r.Size).InclusiveBetween(1, ListCaseload.MostSize).WithErrorCode("out_of_range");
    }
}
