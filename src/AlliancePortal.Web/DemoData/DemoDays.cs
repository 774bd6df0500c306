using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.DemoData;

/// <summary>The days after the first night: risk rated and agreed, entries in the sections, more people. All invented.</summary>
internal sealed class DemoDays(ICasework casework, IReadOnlyDictionary<string, Actor> people, TimeProvider time)
{
    private readonly Actor investigator = people["investigator@tpiu.demo"];
    private readonly Actor socialWorker = people["socialworker@csw-prizren.demo"];
    private readonly Actor pejaWorker = people["socialworker@csw-peja.demo"];
    private readonly Actor advocate = people["advocate@vaau.demo"];
    private readonly Actor shelter = people["caseworker@shelter.demo"];

    public async Task TellAsync(CancellationToken cancel)
    {
        await AfterTheNightAsync(await FindAsync(investigator, "Morina", cancel), cancel);
        await RateAsync(investigator, await FindAsync(investigator, "Popa", cancel), "medium", "The owner of the hotel knows her home address.", cancel);

        var advised = await FindAsync(advocate, "Gërvalla", cancel);
        await WriteAsync(advocate, advised, "legal", "rights_explained", "Her rights explained in Albanian. She wants to claim her unpaid wages.", hours: 30, cancel);
        await WriteAsync(advocate, advised, "assistance", "appointment", "Meeting at the office, with her sister.", hours: 6, cancel);
        await RateAsync(advocate, advised, "low", "Lives with her sister; the employer is abroad.", cancel);

        var housed = await FindAsync(shelter, "Илић", cancel);
        await WriteAsync(shelter, housed, "shelter", "daily_log", "Slept well. Helped in the kitchen and asked for a phone card.", hours: 9, cancel);
        await WriteAsync(shelter, housed, "assistance", "need", "Winter shoes, reading glasses, a Serbian-language book.", hours: 8, cancel);

        await MorePeopleAsync(cancel);
    }

    private async Task AfterTheNightAsync(Guid elira, CancellationToken cancel)
    {
        await RateAsync(investigator, elira, "high", "Two men asked for her at the bus station the next morning.", cancel);
        await RateAsync(socialWorker, elira, "high", "She fears for her brother, who still lives near the bar.", cancel);
        await DoAsync(investigator, new AgreeRisk { CaseId = elira, Level = "high", Grounds = "She is looked for; her brother is within their reach.", ReviewOn = Today.AddDays(7) }, cancel);
        await DoAsync(socialWorker, new AgreeRisk { CaseId = elira, Level = "high", Grounds = "Agreed by telephone.", ReviewOn = Today.AddDays(7) }, cancel);
        await WriteAsync(socialWorker, elira, "assistance", "need", "Doctor, warm clothes, a call to her grandmother.", hours: 3, cancel);
        await WriteAsync(socialWorker, elira, "assistance", "service_delivered", "Clothes given. She spoke with her grandmother for ten minutes.", hours: 1, cancel);
        await WriteAsync(investigator, elira, "investigation", "milestone", "Prosecutor informed; investigation opened.", hours: 2, cancel);
    }

    private async Task MorePeopleAsync(CancellationToken cancel)
    {
        var boy = await TakeInAsync(investigator, "Arlind", "Seferi", "2011-04-02", "male", ["AL"], ["sq"], "peja", days: 2, cancel);
        await DoAsync(pejaWorker, new AcknowledgeGuardianship(boy.GuardianshipId!.Value), cancel);
        await WriteAsync(pejaWorker, boy.CaseId, "assistance", "note", "He was made to beg at crossroads. Calm today; likes drawing.", hours: 5, cancel);
        await RateAsync(pejaWorker, boy.CaseId, "medium", "An uncle who is not his uncle asked for him.", cancel);

        var worker = await TakeInAsync(investigator, "Ferhat", "Yıldız", "1990-12-11", "male", ["TR"], ["tr"], "ferizaj", days: 6, cancel);
        await WriteAsync(investigator, worker.CaseId, "documents", "document_received", "Passport found with the site manager, kept as evidence until the prosecutor releases it.", hours: 60, cancel);
        await RateAsync(investigator, worker.CaseId, "low", "Lodged with fellow workers; wants his wages and to go home.", cancel);

        var mother = await TakeInAsync(advocate, "Nadiia", "Bondar", "1996-08-19", "female", ["UA"], ["uk", "ru"], "prishtina", days: 9, cancel);
        await WriteAsync(advocate, mother.CaseId, "legal", "hearing", "Hearing on the protective measure, courtroom 4; interpreter booked.", hours: 20, cancel);
        await RateAsync(advocate, mother.CaseId, "medium", "Her former partner has her telephone number.", cancel);

        await TakeInAsync(shelter, "Mimoza", "Tahiri", "2003-01-27", "female", ["XK"], ["sq"], "gjilan", days: 4, cancel);
    }

    private DateOnly Today => PeopleTime.Default.Today(time);

    private async Task<Guid> FindAsync(Actor actor, string name, CancellationToken cancel) =>
        (await DoAsync(actor, new ListCaseload { Query = name }, cancel)).Items[0].CaseId;

    private Task<TakenIn> TakeInAsync(Actor actor, string first, string last, string birth, string sex, string[] citizenships, string[] languages, string municipality, int days, CancellationToken cancel) =>
        DoAsync(actor, new TakeIn
        {
            IdentifiedAt = time.GetUtcNow().AddDays(-days),
            Municipality = municipality,
            Person = new PersonTakenIn
            {
                FirstName = first,
                LastName = last,
                DateOfBirth = PartialDate.Parse(birth),
                Sex = sex,
                Citizenships = citizenships,
                Languages = languages,
                NeedsInterpreter = !languages.Contains("sq"),
            },
            Exploitation = new ExploitationTakenIn { Countries = ["XK"], Year = time.GetUtcNow().Year },
        }, cancel);

    private Task WriteAsync(Actor actor, Guid caseId, string section, string kind, string text, int hours, CancellationToken cancel) =>
        DoAsync(actor, new AddCaseEntry { CaseId = caseId, Section = section, Kind = kind, Text = text, HappenedAt = time.GetUtcNow().AddHours(-hours) }, cancel);

    private Task RateAsync(Actor actor, Guid caseId, string level, string grounds, CancellationToken cancel) =>
        DoAsync(actor, new RateRisk { CaseId = caseId, Level = level, Grounds = grounds }, cancel);

    private async Task<T> DoAsync<T>(Actor actor, IRequest<T> request, CancellationToken cancel) => (await casework.RunAsync(actor, request, cancel)).Value;
}
