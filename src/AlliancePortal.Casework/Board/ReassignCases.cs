using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>Gives all open cases of one worker in the supervised units to another, who may have left or be absent.</summary>
public sealed record ReassignCases : IRequest<CasesReassigned>
{
    public required Guid FromUserId { get; init; }

    public required Guid ToUserId { get; init; }

    /// <summary>Code of the set <c>reassignment_reason</c>.</summary>
    public required string Reason { get; init; }
}

/// <param name="Left">Cases that the second worker cannot have; they stay on the board.</param>
public sealed record CasesReassigned(int Reassigned, int Left);

internal sealed class ReassignCasesUseCase : UseCase<ReassignCases, CasesReassigned>
{
    public override Permission Permission => Permission.For(Roles.Supervisors);

    public override async Task<CasesReassigned> HandleAsync(Operation operation, ReassignCases request, CancellationToken cancel)
    {
        var to = (await UnitWorkers.ActiveAsync(operation, cancel)).SingleOrDefault(worker => worker.Id == request.ToUserId)
            ?? throw new RefusedException(BoardRefusals.NotOfThisUnit);
        var held = await BoardQueries.Cases(operation, BoardFigure.CasesOf(request.FromUserId)).Select(row => new { row.CaseId, row.UnitId }).ToListAsync(cancel);
        var caseIds = held.ConvertAll(row => row.CaseId);
        var allowed = (await operation.Db.Database.SqlQuery<Guid>($"select casework.cases_for_worker({caseIds.ToArray()}, {to.Id}) as \"Value\"").ToListAsync(cancel)).ToHashSet();

        var given = held.Where(row => to.UnitIds.Contains(row.UnitId) && allowed.Contains(row.CaseId)).ToList();
        foreach (var row in given) await Assignments.SetAsync(operation, row.CaseId, row.UnitId, to.Id, request.Reason, cancel);
        return new CasesReassigned(given.Count, held.Count - given.Count);
    }

    internal sealed class Shape : AbstractValidator<ReassignCases>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).Must(code => CodeSets.Default.IsKnown("reassignment_reason", code)).WithErrorCode("unknown");
            RuleFor(r => r.ToUserId).NotEqual(r => r.FromUserId).WithErrorCode("the_same");
        }
    }
}
