using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>Reads the ratings of risk that the reader may see: own ones, the agreed one, the others' once the own agency has rated.</summary>
internal sealed class RiskReading(Operation operation, Case whole, CaseRights rights, CaseAgencies agencies)
{
    public async Task<RiskSection?> RiskAsync(CancellationToken cancel)
    {
        var ratings = await operation.Db.RiskRatings.AsNoTracking().Where(r => r.CaseId == whole.Id).OrderByDescending(r => r.RecordedAt).ThenByDescending(r => r.Id).ToListAsync(cancel);
        if (ratings.Count == 0 && !rights.May(Section.Risk, Token.Minimal)) return null;
        var grounds = (await operation.Db.RiskGrounds.AsNoTracking().Where(g => g.CaseId == whole.Id).ToListAsync(cancel)).ToDictionary(g => g.RatingId);
        var lines = new List<RatingLine>(ratings.Count);
        foreach (var row in ratings)
        {
            var why = await operation.Seals.OpenAsync<string>(whole.VictimId, "risk_grounds", grounds.GetValueOrDefault(row.Id)?.Text, cancel);
            lines.Add(new RatingLine(
                row.Level, row.UrgentMedical, row.ReviewOn, why, row.Proposed, row.Agreed, operation.Worker.Owns(row.AgencyId), agencies.Find(row.AgencyId), row.RecordedAt));
        }

        var holds = lines.FirstOrDefault(line => line.Agreed) ?? lines.FirstOrDefault(line => line.IsMine);
        var mayRate = whole.ClosedAt is null && rights.May(Section.Risk, Token.Add);
        return new RiskSection(
            holds?.Level, holds?.Agreed ?? false, holds?.ReviewOn, holds?.UrgentMedical ?? false, lines, mayRate, mayRate && !lines.Exists(line => line.IsMine));
    }
}
