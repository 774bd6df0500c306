using AlliancePortal.Casework;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Consent;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Persistence;
using AlliancePortal.Casework.Persistence.Bootstrap;
using AlliancePortal.Casework.Referrals;

namespace AlliancePortal.Web.DemoData;

/// <summary>What began days ago and waits: a child without a named guardian, referrals that nobody answered. Done through the same gate by an earlier clock.</summary>
internal sealed class DemoPast : IAsyncDisposable
{
    private readonly Earlier time;
    private readonly ServiceProvider past;
    private readonly IReadOnlyDictionary<string, Actor> people;

    public DemoPast(IServiceProvider services, IReadOnlyDictionary<string, Actor> people)
    {
        (time, this.people) = (new Earlier(services.GetRequiredService<TimeProvider>()), people);
        past = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddCasework(
            services.GetRequiredService<PortalConnections>(), services.GetRequiredService<NodeKeys>(), services.GetRequiredService<JurisdictionFile>()).BuildServiceProvider();
    }

    public async Task TellAsync(CancellationToken cancel)
    {
        var (investigator, advocate) = (people["investigator@tpiu.demo"], people["advocate@vaau.demo"]);
        time.Ago = TimeSpan.FromDays(9);
        var child = await DoAsync(investigator, Person("Besjana", "Halimi", "2012-06-18", "peja", ["sq"]), cancel);
        time.Ago -= TimeSpan.FromHours(1);
        await DoAsync(people["socialworker@csw-peja.demo"], new AcknowledgeGuardianship(child.GuardianshipId!.Value), cancel);

        time.Ago = TimeSpan.FromDays(8);
        var agencies = (await DoAsync(investigator, new ListAgencies(), cancel)).ToDictionary(agency => agency.Code, agency => agency.Id);
        var woman = await DoAsync(investigator, Person("Mirela", "Stan", "1994-10-07", "gjakova", ["ro"]), cancel);
        var consent = await DoAsync(investigator, new RecordConsent { CaseId = woman.CaseId, Purposes = ["assistance"], Language = "ro" }, cancel);
        await SendAsync(investigator, woman.CaseId, "legal_aid", agencies["legalaid"], consent.ConsentId, "She wants to know what happens if she testifies.", cancel);
        time.Ago = TimeSpan.FromDays(4);
        await SendAsync(investigator, woman.CaseId, "shelter", agencies["shelter"], consent.ConsentId, "Her lodgings are paid until the end of the week.", cancel);

        time.Ago = TimeSpan.FromDays(2);
        var man = await DoAsync(advocate, Person("Ionuț", "Barbu", "1988-03-22", "prishtina", ["ro"]), cancel);
        var agreed = await DoAsync(advocate, new RecordConsent { CaseId = man.CaseId, Purposes = ["legal_aid"], Language = "ro" }, cancel);
        await SendAsync(advocate, man.CaseId, "legal_aid", agencies["legalaid"], agreed.ConsentId, "His employer keeps his passport.", cancel);
    }

    public ValueTask DisposeAsync() => past.DisposeAsync();

    private TakeIn Person(string first, string last, string birth, string municipality, string[] languages) => new()
    {
        IdentifiedAt = time.GetUtcNow().AddMinutes(-20),
        Municipality = municipality,
        Person = new PersonTakenIn { FirstName = first, LastName = last, DateOfBirth = PartialDate.Parse(birth), Sex = first == "Ionuț" ? "male" : "female", Languages = languages },
    };

    private Task<ReferralSent> SendAsync(Actor actor, Guid caseId, string kind, Guid agency, Guid consent, string reason, CancellationToken cancel) => DoAsync(actor, new SendReferral
    {
        CaseId = caseId,
        Kind = kind,
        ToAgencyId = agency,
        Sections = ["identity", "risk"],
        Basis = "consent",
        ConsentId = consent,
        Reason = reason,
        Urgency = "urgent",
    }, cancel);

    private async Task<T> DoAsync<T>(Actor actor, IRequest<T> request, CancellationToken cancel) => (await past.GetRequiredService<ICasework>().RunAsync(actor, request, cancel)).Value;

    /// <summary>The time some while ago.</summary>
    private sealed class Earlier(TimeProvider now) : TimeProvider
    {
        public TimeSpan Ago { get; set; }

        public override DateTimeOffset GetUtcNow() => now.GetUtcNow() - Ago;
    }
}
