using AlliancePortal.Casework.Attachments;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Persistence.Trips;

namespace AlliancePortal.Casework.Cases;

/// <summary>All that opening a case asks the database: one trip for the case, one for the names of the agencies in it.</summary>
internal sealed class CaseQuestions
{
    private CaseQuestions(Trip trip, Guid caseId)
    {
        Rows = new CaseRows(trip, caseId);
        Agencies = new CaseAgencies(trip, caseId);
        Attachments = new AttachmentReading(trip, caseId);
        Risk = new RiskReading(trip, caseId);
        Interviews = new InterviewReading(trip, caseId);
    }

    public CaseRows Rows { get; }

    public CaseAgencies Agencies { get; }

    public AttachmentReading Attachments { get; }

    public RiskReading Risk { get; }

    public InterviewReading Interviews { get; }

    /// <exception cref="RefusedException">The case is hidden or missing.</exception>
    public static async Task<CaseQuestions> AskAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var trip = new Trip(operation.Db);
        var asked = new CaseQuestions(trip, caseId);
        await trip.GoAsync(cancel);
        if (asked.Rows.Whole.Single is null) throw new RefusedException(Refusal.NotFound);
        await asked.Agencies.NameAsync(operation, asked.Rows.Referrals.Rows.SelectMany(referral => new[] { referral.AgencyId, referral.ToAgencyId }), cancel);
        return asked;
    }
}
