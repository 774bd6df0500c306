using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Seeding;

/// <summary>The invented cases of a load, by their place in it: later ones were opened later.</summary>
internal sealed class InventedCases(LoadPlan plan, LoadDirectory directory, JurisdictionFile jurisdiction, DateTimeOffset until)
{
    private const int Largest = 3;
    private readonly List<string> answering = [.. directory.Centres.Where(centre => centre.Value.Worker is not null).Select(centre => centre.Key).Order(StringComparer.Ordinal)];
    private readonly TimeSpan each = TimeSpan.FromDays(plan.Days) / plan.Cases;

    /// <summary>The case at that place; the same for the same plan.</summary>
    public LoadedIntake Of(int n)
    {
        var dice = new Dice(plan.Seed, n);
        var at = Rounded(until - each * (plan.Cases - n) + each * (dice.Roll(1000) / 1000.0));
        var isLargest = plan.Agencies.Count == 1 || n % 10 < Largest;
        var worker = dice.Of(directory.Openers[isLargest ? 0 : 1 + dice.Roll(plan.Agencies.Count - 1)]);
        var isChild = dice.InHundred(20);
        var person = new InventedPerson(isLargest ? n / 10 * Largest + n % 10 : null, isChild, at, until);
        var identified = at.AddMinutes(-5 - dice.Roll(85));
        var municipality = isChild ? dice.Of(answering) : dice.Of(jurisdiction.Municipalities).Code;
        var answer = isChild ? Answer(ref dice, directory.Centres[municipality], worker, at) : null;
        var refuses = !isChild && !person.IsSought && dice.InHundred(1);
        return new LoadedIntake(worker, at, new TakeIn
        {
            FoundAt = dice.InHundred(50) ? identified.AddMinutes(-20) : null,
            IdentifiedAt = identified,
            Municipality = municipality,
            Person = refuses ? person.Nameless(ref dice) : person.Named(ref dice),
            UrgentMedical = !refuses && dice.InHundred(6) ? "A wound on the arm that was not treated." : null,
            Exploitation = refuses ? null : Exploitation(ref dice, at.Year),
            Consent = refuses ? new ConsentTakenIn { Refused = true } : null,
            Narrative = refuses ? null : InventedStory.Tell(ref dice),
        }, answer, isChild ? Named(ref dice, directory.Centres[municipality], at) : null);
    }

    // Before the first step of the ladder: somebody is at the desk.
    private CentreAct? Answer(ref Dice dice, LoadCentre centre, ActingWorker worker, DateTimeOffset at)
    {
        var answered = at.AddMinutes(2 + dice.Roll(12));
        return worker.UnitIds.Contains(centre.Unit.Id) || answered > until ? null : new CentreAct(centre.Worker!, answered);
    }

    // The worker who answered, within the time that there is for it.
    private CentreAct? Named(ref Dice dice, LoadCentre centre, DateTimeOffset at)
    {
        var named = at.AddMinutes(20 + dice.Roll(2 * 24 * 60));
        return named > until ? null : new CentreAct(centre.Worker!, named);
    }

    private static ExploitationTakenIn Exploitation(ref Dice dice, int year) => new()
    {
        Types = [dice.Of(InventedStory.Types)],
        MeansOfControl = dice.InHundred(60) ? [dice.Of(InventedStory.Means)] : [],
        Countries = ["XK"],
        Year = year - dice.Roll(3),
    };

    private static DateTimeOffset Rounded(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
