using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>Who of a unit has a case.</summary>
internal static class Assignments
{
    public static async Task SetAsync(Operation operation, Guid caseId, Guid unitId, Guid userId, string? reason, CancellationToken cancel)
    {
        var assignment = await operation.Db.Assignments.SingleOrDefaultAsync(a => a.CaseId == caseId && a.UnitId == unitId, cancel);
        if (assignment is null) operation.Db.Assignments.Add(assignment = new Assignment { CaseId = caseId, UnitId = unitId });
        (assignment.UserId, assignment.SetBy, assignment.SetAt, assignment.Reason) = (userId, operation.Worker.UserId, operation.Now, reason);
        operation.Db.Tell(operation, caseId, Section.Notes, "case_assigned", userId);
        operation.Audit.Wrote(caseId, "assignment", userId);
    }
}
