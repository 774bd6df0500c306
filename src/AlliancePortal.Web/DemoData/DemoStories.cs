using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.DemoData;

/// <summary>A few believable nights, all invented: what a newcomer finds when first signing in.</summary>
internal sealed class DemoStories(ICasework casework, IReadOnlyDictionary<string, Actor> people, TimeProvider time)
{
    private readonly Actor investigator = people["investigator@tpiu.demo"];
    private readonly Actor socialWorker = people["socialworker@csw-prizren.demo"];
    private readonly Actor cswSupervisor = people["supervisor@csw-prizren.demo"];

    public async Task TellAsync(CancellationToken cancel)
    {
        var answered = await DoAsync(investigator, Person("Elira", "Morina", "2010-09-14", ["XK"], ["sq"], "prizren",
            "Her aunt's acquaintance promised work in a bakery. She was kept in a flat above a bar and waited tables until morning."), cancel);
        await DoAsync(socialWorker, new AcknowledgeGuardianship(answered.GuardianshipId!.Value), cancel);
        await DoAsync(cswSupervisor, new AppointGuardian(answered.GuardianshipId.Value, socialWorker.UserId), cancel);
        await DoAsync(investigator, new RecordInterview
        {
            CaseId = answered.CaseId,
            Purpose = "identification",
            Place = "Centre for Social Work, Prizren",
            StartedAt = time.GetUtcNow().AddMinutes(-5),
            Language = "sq",
            SocialWorkerUserId = socialWorker.UserId,
            InterpreterPresence = "not_needed",
            Topics = ["safety", "family", "recruitment"],
            Notes = "She asked whether her brother is safe. Stopped after twenty minutes at her wish.",
        }, cancel);
        foreach (var (name, languages, sex) in new[] { ("Lidia Munteanu", new[] { "ro", "ru" }, "female"), ("Valbona Krasniqi", ["sq", "en"], "female"), ("Oleh Bondar", ["uk", "ru"], "male") })
            await DoAsync(Actor.Setup, new AddInterpreter { Name = name, Languages = languages, Sex = sex, Phone = "+383 99 000 400", VettedUntil = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddMonths(8) }, cancel);
        await DoAsync(investigator, new BookInterview
        {
            CaseId = answered.CaseId,
            Purpose = "statement",
            Place = "Centre for Social Work, Prizren, room 2",
            StartedAt = time.GetUtcNow().AddHours(15),
            Language = "sq",
            SocialWorkerUserId = socialWorker.UserId,
            InterpreterPresence = "not_needed",
            InterviewerSex = "female",
        }, cancel);

        await DoAsync(investigator, Person("Ana", "Ciobanu", null, ["MD"], ["ro", "ru"], "prizren",
            "Found at the bus station without papers. She says she is nineteen; the doctor is not sure.") with
        {
            Person = new PersonTakenIn
            {
                FirstName = "Ana",
                LastName = "Ciobanu",
                Aliases = ["Anuca"],
                ApparentAge = new ApparentAge(16, 20),
                Sex = "female",
                Citizenships = ["MD"],
                Languages = ["ro", "ru"],
                NeedsInterpreter = true,
            },
        }, cancel);
        await DoAsync(investigator, Person("Valentina", "Popa", "1998-02-03", ["RO"], ["ro"], "ferizaj",
            "Answered an advertisement for hotel work; her documents and earnings were taken."), cancel);
        await DoAsync(people["advocate@vaau.demo"], Person("Sadete", "Gërvalla", "1985-11-20", ["AL"], ["sq"], "prishtina",
            "Worked without pay in a household for three years."), cancel);
        await DoAsync(people["caseworker@shelter.demo"], Person("Драгана", "Илић", "2001-06-30", ["RS"], ["sr"], "gjilan",
            "Called the helpline herself and came with a friend."), cancel);
    }

    private TakeIn Person(string first, string last, string? birth, string[] citizenships, string[] languages, string municipality, string story) => new()
    {
        FoundAt = time.GetUtcNow().AddMinutes(-50),
        IdentifiedAt = time.GetUtcNow().AddMinutes(-20),
        Municipality = municipality,
        Person = new PersonTakenIn
        {
            FirstName = first,
            LastName = last,
            DateOfBirth = birth is null ? null : PartialDate.Parse(birth),
            Sex = "female",
            Citizenships = citizenships,
            Languages = languages,
        },
        Exploitation = new ExploitationTakenIn { Countries = ["XK"], Year = time.GetUtcNow().Year },
        Narrative = story,
    };

    private async Task<T> DoAsync<T>(Actor actor, IRequest<T> request, CancellationToken cancel) => (await casework.RunAsync(actor, request, cancel)).Value;
}
