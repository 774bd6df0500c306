using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Referrals;

namespace AlliancePortal.Web.DemoData;

/// <summary>Referrals in every state, with what they rest on and what was made known, and an interview that should not have happened. All invented.</summary>
internal sealed class DemoReferrals(ICasework casework, IReadOnlyDictionary<string, Actor> people, TimeProvider time)
{
    private readonly Actor investigator = people["investigator@tpiu.demo"];
    private readonly Actor advocate = people["advocate@vaau.demo"];
    private readonly Actor shelter = people["caseworker@shelter.demo"];
    private readonly Actor lawyer = people["lawyer@legalaid.demo"];
    private readonly Actor socialWorker = people["socialworker@csw-prizren.demo"];
    private Dictionary<string, Guid> agencies = [];

    public async Task TellAsync(CancellationToken cancel)
    {
        agencies = (await DoAsync(investigator, new ListAgencies(), cancel)).ToDictionary(agency => agency.Code, agency => agency.Id);
        await HousedAsync(await FindAsync(investigator, "Popa", cancel), cancel);
        await AdvisedAsync(await FindAsync(advocate, "Bondar", cancel), cancel);
        await WagesAsync(await FindAsync(investigator, "Yıldız", cancel), cancel);

        var elira = await FindAsync(socialWorker, "Morina", cancel);
        await SendAsync(socialWorker, elira, "legal_aid", "legalaid", "best_interests", null, "She needs somebody who speaks for her before the prosecutor.", "urgent", cancel);
        await DoAsync(investigator, new ReportInterviewBreach
        {
            CaseId = elira,
            HappenedAt = time.GetUtcNow().AddHours(-7),
            Interviewer = "An officer of the night patrol",
            Reason = "He did not know that a social worker has to be there; he stopped when told.",
        }, cancel);
    }

    /// <summary>Accepted with her consent, and one that the house declined.</summary>
    private async Task HousedAsync(Guid valentina, CancellationToken cancel)
    {
        var consent = await DoAsync(investigator, new RecordConsent { CaseId = valentina, Purposes = ["shelter", "legal_aid"], AgencyIds = [agencies["shelter"], agencies["legalaid"]], Language = "ro" }, cancel);
        var bed = await SendAsync(investigator, valentina, "shelter", "shelter", "consent", consent.ConsentId, "The owner of the hotel knows where she sleeps.", "immediate", cancel);
        await DoAsync(shelter, new ClaimReferral(bed), cancel);
        await DoAsync(shelter, new AcceptReferral(bed), cancel);
        var advice = await SendAsync(investigator, valentina, "legal_aid", "legalaid", "consent", consent.ConsentId, "Her wages and papers were kept.", "routine", cancel);
        await DoAsync(lawyer, new ClaimReferral(advice), cancel);
    }

    private async Task AdvisedAsync(Guid nadiia, CancellationToken cancel)
    {
        var consent = await DoAsync(advocate, new RecordConsent { CaseId = nadiia, Purposes = ["assistance"], Language = "uk", Until = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddMonths(3) }, cancel);
        var bed = await SendAsync(advocate, nadiia, "shelter", "shelter", "consent", consent.ConsentId, "Two rooms, with her small son.", "urgent", cancel);
        await DoAsync(shelter, new ClaimReferral(bed), cancel);
        await DoAsync(shelter, new DeclineReferral { ReferralId = bed, Reason = "no_capacity" }, cancel);
        await SendAsync(advocate, nadiia, "legal_aid", "legalaid", "consent", consent.ConsentId, "A lawyer for the hearing on the protective measure.", "urgent", cancel);
    }

    private async Task WagesAsync(Guid ferhat, CancellationToken cancel)
    {
        await SendAsync(investigator, ferhat, "labour_inspection", "labour", "legal_duty", null, "Eleven hours a day on the site, unpaid for four months.", "routine", cancel);
        await SendAsync(investigator, ferhat, "advocacy", "vaau", "legal_duty", null, "He asks who helps him to get his wages.", "routine", cancel);
    }

    private async Task<Guid> SendAsync(Actor actor, Guid caseId, string kind, string to, string basis, Guid? consent, string reason, string urgency, CancellationToken cancel) =>
        (await DoAsync(actor, new SendReferral { CaseId = caseId, Kind = kind, ToAgencyId = agencies[to], Sections = ["identity", "risk"], Basis = basis, ConsentId = consent, Reason = reason, Urgency = urgency }, cancel)).ReferralId;

    private async Task<Guid> FindAsync(Actor actor, string name, CancellationToken cancel) => (await DoAsync(actor, new ListCaseload { Query = name }, cancel)).Items[0].CaseId;

    private async Task<T> DoAsync<T>(Actor actor, IRequest<T> request, CancellationToken cancel) => (await casework.RunAsync(actor, request, cancel)).Value;
}
