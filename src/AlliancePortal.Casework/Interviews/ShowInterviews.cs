using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Trips;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Interviews;

/// <summary>The interviews of one case, and everything that booking or recording one needs: who may sit in, who may ask, whom to ring.</summary>
public sealed record ShowInterviews(Guid CaseId) : IRequest<InterviewsView>;

/// <param name="Covered">Topics already asked about, so that nobody asks twice.</param>
/// <param name="Centre">For a child the Centre whose social worker has to sit in, with the number to ring.</param>
/// <param name="SocialWorkers">Who may sit in.</param>
/// <param name="Colleagues">Workers of the reader's agency, who may lead an interview.</param>
public sealed record InterviewsView(
    Guid CaseId, string CaseNumber, bool IsChild, bool MayAdd, IReadOnlyList<CoveredTopic> Covered, IReadOnlyList<InterviewLine> Interviews, IReadOnlyList<BreachLine> Breaches,
    CentreToRing? Centre, IReadOnlyList<GuardianWorker> SocialWorkers, IReadOnlyList<GuardianWorker> Colleagues, Guid Me);

/// <param name="Topic">Code of the set <c>interview_topic</c>.</param>
public sealed record CoveredTopic(string Topic, DateTimeOffset At, AgencyInCase? Agency);

public sealed record BreachLine(Guid BreachId, DateTimeOffset HappenedAt, string Interviewer, string? Reason, AgencyInCase? Agency, DateTimeOffset ReportedAt);

/// <param name="OnDuty">Who answers the telephone now.</param>
public sealed record CentreToRing(string Name, string? OnDuty, string? Phone);

internal sealed class ShowInterviewsUseCase : UseCase<ShowInterviews, InterviewsView>
{
    public override Permission Permission => Permission.On(Section.Interviews, Token.All | Token.Minimal | Token.Own | Token.Add);

    public override async Task<InterviewsView> HandleAsync(Operation operation, ShowInterviews request, CancellationToken cancel)
    {
        var whole = await operation.Db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancel) ?? throw new RefusedException(Refusal.NotFound);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        if (!rights.May(Section.Interviews, Token.All | Token.Minimal | Token.Own | Token.Add)) throw new RefusedException(Refusal.NotFound);
        operation.Audit.Read(whole.Id, "interviews");

        var trip = new Trip(operation.Db);
        var (reading, agencies) = (new InterviewReading(trip, whole.Id), new CaseAgencies(trip, whole.Id));
        await trip.GoAsync(cancel);
        await agencies.NameAsync(operation, [], cancel);
        var lines = await reading.LinesAsync(operation, whole, agencies, cancel);
        var covered = from line in lines
                      where line.State == "held"
                      from topic in line.Topics
                      group line by topic into asked
                      let last = asked.MaxBy(line => line.StartedAt)
                      orderby last.StartedAt descending
                      select new CoveredTopic(asked.Key, last.StartedAt, last.Agency);
        var colleagues = await operation.Db.Workers.AsNoTracking().Where(w => w.AgencyId == operation.Worker.AgencyId && w.IsActive).OrderBy(w => w.DisplayName).Take(MostPeople).ToListAsync(cancel);
        return new InterviewsView(
            whole.Id, whole.Number, whole.IsChild, rights.IsActive && whole.ClosedAt is null && rights.May(Section.Interviews, Token.Add), [.. covered], lines,
            await BreachesAsync(operation, whole, agencies, cancel), await CentreAsync(operation, whole, cancel),
            await GuardianWorkers.OfAsync(operation, whole.Id, cancel), [.. colleagues.Select(w => new GuardianWorker(w.Id, w.DisplayName))], operation.Worker.UserId);
    }

    private const int MostPeople = 500;

    private static async Task<IReadOnlyList<BreachLine>> BreachesAsync(Operation operation, Case whole, CaseAgencies agencies, CancellationToken cancel)
    {
        var lines = new List<BreachLine>();
        foreach (var row in await operation.Db.InterviewBreaches.AsNoTracking().Where(b => b.CaseId == whole.Id).OrderByDescending(b => b.HappenedAt).ToListAsync(cancel))
            lines.Add(new BreachLine(row.Id, row.HappenedAt, row.Interviewer, await operation.Seals.OpenAsync<string>(whole.VictimId, "breach_reason", row.Reason, cancel), agencies.Find(row.AgencyId), row.RecordedAt));
        return lines;
    }

    private static async Task<CentreToRing?> CentreAsync(Operation operation, Case whole, CancellationToken cancel)
    {
        var guardianship = whole.IsChild ? await operation.Db.Guardianships.AsNoTracking().SingleOrDefaultAsync(g => g.CaseId == whole.Id && g.EndedAt == null, cancel) : null;
        if (guardianship is null) return null;
        var unitId = guardianship.ActingUnitId ?? guardianship.CswUnitId;
        var centre = await (from unit in operation.Db.Units join agency in operation.Db.Agencies on unit.AgencyId equals agency.Id where unit.Id == unitId select agency).SingleAsync(cancel);
        var duty = await operation.Db.Database.SqlQuery<OnDuty>($"select name, phone from casework.duty_of({unitId}, {whole.Id})").ToListAsync(cancel);
        return new CentreToRing(centre.Name, duty.FirstOrDefault()?.Name, duty.FirstOrDefault()?.Phone);
    }

    private sealed record OnDuty(string Name, string? Phone);
}
