using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Trips;

namespace AlliancePortal.Casework.Cases;

/// <summary>Reads the ratings of risk that the reader may see: own ones, the agreed one, the others' once the own agency has rated.</summary>
internal sealed class RiskReading(Trip trip, Guid caseId)
{
    private static readonly QueryById<RiskRating> OfCase = new((db, id) => db.RiskRatings.Where(r => r.CaseId == id).OrderByDescending(r => r.RecordedAt).ThenByDescending(r => r.Id));
    private static readonly QueryById<RiskGrounds> GroundsOfCase = new((db, id) => db.RiskGrounds.Where(g => g.CaseId == id));

    private readonly Answer<RiskRating> rows = trip.Ask(OfCase, caseId);
    private readonly Answer<RiskGrounds> grounds = trip.Ask(GroundsOfCase, caseId);

    public async Task<RiskSection?> RiskAsync(Operation operation, Case whole, CaseRights rights, CaseAgencies agencies, CancellationToken cancel)
    {
        var ratings = rows.Rows;
        if (ratings.Count == 0 && !rights.May(Section.Risk, Token.Minimal)) return null;
        var reasons = grounds.Rows.ToDictionary(g => g.RatingId);
        var lines = new List<RatingLine>(ratings.Count);
        foreach (var row in ratings)
        {
            var why = await operation.Seals.OpenAsync<string>(whole.VictimId, "risk_grounds", reasons.GetValueOrDefault(row.Id)?.Text, cancel);
            lines.Add(new RatingLine(
                row.Level, row.UrgentMedical, row.ReviewOn, why, row.Proposed, row.Agreed, operation.Worker.Owns(row.AgencyId), agencies.Find(row.AgencyId), row.RecordedAt));
        }

        var holds = lines.FirstOrDefault(line => line.Agreed) ?? lines.FirstOrDefault(line => line.IsMine);
        var mayRate = whole.ClosedAt is null && rights.May(Section.Risk, Token.Add);
        return new RiskSection(
            holds?.Level, holds?.Agreed ?? false, holds?.ReviewOn, holds?.UrgentMedical ?? false, lines, mayRate, mayRate && !lines.Exists(line => line.IsMine));
    }
}
