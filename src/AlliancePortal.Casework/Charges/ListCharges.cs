using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Charges;

/// <summary>Charges against the victim herself, newest first, for whoever knows of the investigation at all.</summary>
public sealed record ListCharges(Guid CaseId) : IRequest<ChargeList>;

/// <param name="Teams">Police units that may handle one; empty when the reader records none.</param>
public sealed record ChargeList(IReadOnlyList<ChargeLine> Items, bool MayRecord, IReadOnlyList<ChargeTeam> Teams);

/// <param name="CheckOutcome">Code of the set <c>non_punishment</c>; null: not checked yet.</param>
/// <param name="CheckOverdue">The advocate should have checked it by now.</param>
/// <param name="MayCheck">The reader is an advocate in the case, and it is not checked.</param>
/// <param name="MayEnd">The reader's agency recorded it, and it stands.</param>
public sealed record ChargeLine(
    Guid ChargeId, ChargeTeam Team, string? Offence, DateOnly ChargedOn, DateTimeOffset CheckDueAt, bool CheckOverdue, string? CheckOutcome, string? CheckGrounds,
    DateTimeOffset? CheckedAt, DateTimeOffset? EndedAt, bool MayCheck, bool MayEnd);

public sealed record ChargeTeam(Guid UnitId, string UnitName, string AgencyName);

internal sealed class ListChargesUseCase : UseCase<ListCharges, ChargeList>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ChargeList> HandleAsync(Operation operation, ListCharges request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rows = await operation.Db.Charges.AsNoTracking().Where(c => c.CaseId == whole.Id).OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Id).ToListAsync(cancel);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        var mayRecord = whole.ClosedAt is null && rights.May(Section.Investigation, Token.Add);
        var mayCheck = rights.IsActive && operation.Worker.Role is Role.Advocate or Role.VaauSupervisor;
        var teams = await TeamsAsync(operation, cancel);
        operation.Audit.Read(whole.Id, "charges");
        var items = new List<ChargeLine>(rows.Count);
        foreach (var row in rows)
        {
            items.Add(new ChargeLine(
                row.Id, teams.Single(team => team.Unit.UnitId == row.TeamUnitId).Unit, await operation.Seals.OpenAsync<string>(whole.VictimId, ChargeTexts.Offence, row.Offence, cancel), row.ChargedOn,
                row.CheckDueAt, row.CheckedAt is null && row.EndedAt is null && row.CheckDueAt <= operation.Now, row.CheckOutcome,
                await operation.Seals.OpenAsync<string>(whole.VictimId, ChargeTexts.Grounds, row.CheckGrounds, cancel), row.CheckedAt, row.EndedAt,
                mayCheck && row.CheckedAt is null && row.EndedAt is null, mayRecord && operation.Worker.Owns(row.AgencyId) && row.EndedAt is null));
        }

        var mine = operation.Worker.UnitIds;
        return new ChargeList(items, mayRecord, mayRecord ? [.. teams.Where(team => team.IsOpen && !mine.Contains(team.Unit.UnitId)).Select(team => team.Unit)] : []);
    }

    private static async Task<List<(ChargeTeam Unit, bool IsOpen)>> TeamsAsync(Operation operation, CancellationToken cancel)
    {
        var rows = await (from unit in operation.Db.Units.AsNoTracking()
                          join agency in operation.Db.Agencies.AsNoTracking() on unit.AgencyId equals agency.Id
                          where agency.Kind == AgencyKinds.Police
                          orderby unit.Code
                          select new { unit, agency }).ToListAsync(cancel);
        return rows.ConvertAll(row => (new ChargeTeam(row.unit.Id, row.unit.Name, row.agency.Name), row.unit.ClosedAt is null));
    }
}
