using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>Gives a case of a supervised unit to one of that unit's workers, who is told.</summary>
public sealed record AssignCase : IRequest<CaseAssigned>
{
    public required Guid CaseId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>Which of the supervised units, when several are in the case; null: the one that the worker is in.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Code of the set <c>reassignment_reason</c>; null when nobody had the case.</summary>
    public string? Reason { get; init; }
}

public sealed record CaseAssigned(Guid CaseId, Guid UserId, string DisplayName);

internal sealed class AssignCaseUseCase : UseCase<AssignCase, CaseAssigned>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<CaseAssigned> HandleAsync(Operation operation, AssignCase request, CancellationToken cancel)
    {
        var units = request.UnitId is { } only ? [.. operation.Worker.UnitIds.Where(unit => unit == only)] : operation.Worker.UnitIds.ToArray();
        var present = await operation.Db.Caseload.AsNoTracking()
            .Where(row => row.CaseId == request.CaseId && row.IsActive && !row.IsClosed && units.Contains(row.UnitId)).Select(row => row.UnitId).ToListAsync(cancel);
        if (present.Count == 0) throw new RefusedException(Refusal.NotFound);

        var worker = await operation.Db.Workers.AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.UserId && w.IsActive && w.UnitIds.Any(unit => present.Contains(unit)), cancel)
            ?? throw new RefusedException(BoardRefusals.NotOfThisUnit);
        await Assignments.SetAsync(operation, request.CaseId, present.First(worker.UnitIds.Contains), worker.Id, request.Reason, cancel);
        return new CaseAssigned(request.CaseId, worker.Id, worker.DisplayName);
    }

    internal sealed class Shape : AbstractValidator<AssignCase>
    {
        public Shape() => RuleFor(r => r.Reason).Must(code => code is null || CodeSets.Default.IsKnown("reassignment_reason", code)).WithErrorCode("unknown");
    }
}

/// <summary>Why supervision is refused.</summary>
public static class BoardRefusals
{
    /// <summary>The worker is blocked, of another unit, or must not have this case.</summary>
    public static Refusal NotOfThisUnit { get; } = new("worker_not_of_this_unit");
}
