using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Referrals;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Board;

/// <summary>
/// Gives all open cases of one worker in the supervised units to another, with the referrals that were claimed; of one who has left also the children whose guardian
/// that worker was.
/// </summary>
public sealed record ReassignCases : IRequest<CasesReassigned>
{
    public required Guid FromUserId { get; init; }

    public required Guid ToUserId { get; init; }

    /// <summary>Code of the set <c>reassignment_reason</c>.</summary>
    public required string Reason { get; init; }
}

/// <param name="Left">Cases that the second worker cannot have; they stay on the board.</param>
/// <param name="Claims">Referrals for which the second one answers now.</param>
/// <param name="Wards">Children whose guardian the second one is now.</param>
public sealed record CasesReassigned(int Reassigned, int Left, int Claims = 0, int Wards = 0);

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
        return new CasesReassigned(given.Count, held.Count - given.Count,
            await ClaimsAsync(operation, request.FromUserId, to, cancel), await WardsAsync(operation, request.FromUserId, to, cancel));
    }

    private static async Task<int> ClaimsAsync(Operation operation, Guid from, WorkerRecord to, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds.Intersect(to.UnitIds).ToArray();
        var claims = operation.Db.Referrals.Where(r => r.ClaimedBy == from && units.Contains(r.ToUnitId) && (r.State == ReferralStates.Claimed || r.State == ReferralStates.Accepted));
        var caseIds = await claims.Select(r => r.CaseId).Distinct().ToArrayAsync(cancel);
        var allowed = await operation.Db.Database.SqlQuery<Guid>($"select casework.cases_for_worker({caseIds}, {to.Id}) as \"Value\"").ToArrayAsync(cancel);
        var given = await claims.Where(r => allowed.Contains(r.CaseId)).Select(r => new { r.Id, r.CaseId }).ToListAsync(cancel);
        foreach (var claim in given) operation.Audit.Wrote(claim.CaseId, "referral_claim", claim.Id);
        var ids = given.ConvertAll(claim => claim.Id);
        return await operation.Db.Referrals.Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClaimedBy, to.Id).SetProperty(r => r.Version, r => r.Version + 1), cancel);
    }

    /// <summary>Of one who still works there the guardian is changed by name, child by child.</summary>
    private static async Task<int> WardsAsync(Operation operation, Guid from, WorkerRecord to, CancellationToken cancel)
    {
        var units = operation.Worker.UnitIds.Intersect(to.UnitIds).ToArray();
        if (operation.Worker.Role != Role.CswSupervisor || await operation.Db.Workers.AnyAsync(w => w.Id == from && w.IsActive && w.UnitIds.Any(unit => units.Contains(unit)), cancel)) return 0;
        var wards = await operation.Db.Guardianships.Where(g => g.GuardianUserId == from && g.EndedAt == null && (units.Contains(g.CswUnitId) || (g.ActingUnitId != null && units.Contains(g.ActingUnitId.Value)))).ToListAsync(cancel);
        var named = 0;
        foreach (var ward in wards)
        {
            var unit = units.Contains(ward.CswUnitId) ? ward.CswUnitId : ward.ActingUnitId!.Value;
            if (!await (await Guardians.OfAsync(operation, ward.CaseId, unit, cancel)).AnyAsync(worker => worker.Id == to.Id, cancel)) continue;
            ward.Appoint(unit, to.Id, to.DisplayName, operation.Now);
            operation.Db.Tell(operation, ward.CaseId, Section.Guardianship, "guardianship_appointed", ward.Id);
            operation.Audit.Wrote(ward.CaseId, "guardianship", ward.Id);
            named++;
        }

        return named;
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
