using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Seeding;

/// <summary>A person who does not exist.</summary>
/// <param name="ofLargest">Which one of the first agency's people; null: another agency's.</param>
/// <param name="at">When she is taken in; as a child she is one until <paramref name="until"/> and a month longer.</param>
internal sealed class InventedPerson(int? ofLargest, bool isChild, DateTimeOffset at, DateTimeOffset until)
{
    private const int EachCommon = 30;
    private const int EachRare = 30_000;
    private const int FirstRare = 17;

    /// <summary>Her surname is one by which the search is tried.</summary>
    public bool IsSought => ofLargest is { } k && (k % EachCommon == 0 || k % EachRare == FirstRare);

    /// <summary>She refused everything: sex and citizenship only, and that she is no child.</summary>
    public PersonTakenIn Nameless(ref Dice dice)
    {
        var origin = dice.Of(InventedNames.Origins);
        return new PersonTakenIn { ApparentAge = new ApparentAge(25, 35), Sex = dice.InHundred(80) ? "female" : "male", Citizenships = [origin.Country] };
    }

    public PersonTakenIn Named(ref Dice dice)
    {
        var origin = dice.Of(InventedNames.Origins);
        var isWoman = dice.InHundred(80);
        var (first, last) = (dice.Of(isWoman ? origin.Women : origin.Men), Surname(ref dice, origin));
        var cyrillic = origin.Cyrillic && dice.InHundred(35);
        var uncertain = dice.InHundred(5);
        return new PersonTakenIn
        {
            FirstName = cyrillic ? Cyrillic.Of(first) : first,
            LastName = cyrillic ? Cyrillic.Of(last) : last,
            Aliases = dice.InHundred(10) ? [dice.Of(origin.Women)] : [],
            DateOfBirth = uncertain ? null : isChild ? ChildsBirth(ref dice) : AdultsBirth(ref dice),
            ApparentAge = !uncertain ? null : isChild ? new ApparentAge(15, 19) : new ApparentAge(22, 30),
            Sex = isWoman ? "female" : "male",
            Citizenships = [origin.Country],
            Languages = [origin.Language],
            IdentityNumber = dice.InHundred(20) ? $"{1_000_000_000 + dice.Roll(1_000_000_000)}" : null,
            Contact = dice.InHundred(30) ? $"+383 44 {dice.Roll(900) + 100} {dice.Roll(900) + 100}" : null,
            SafeWay = dice.InHundred(15) ? "Through her sister, in the evening." : null,
            NeedsInterpreter = dice.InHundred(50) ? origin.Language != "sq" : null,
        };
    }

    private string Surname(ref Dice dice, Origin origin)
    {
        var usual = dice.Of(origin.Surnames);
        var second = dice.InHundred(15) ? "-" + dice.Of(origin.Surnames) : "";
        return ofLargest switch
        {
            { } k when k % EachCommon == 0 => InventedNames.Common,
            { } k when k % EachRare == FirstRare => InventedNames.RareSpellings[k / EachRare % InventedNames.RareSpellings.Count],
            _ => usual + second,
        };
    }

    private PartialDate ChildsBirth(ref Dice dice)
    {
        var (earliest, latest) = (DateOnly.FromDateTime(until.UtcDateTime).AddYears(-18).AddMonths(1), DateOnly.FromDateTime(at.UtcDateTime).AddYears(-9));
        return PartialDate.Of(earliest.AddDays(dice.Roll(Math.Max(1, latest.DayNumber - earliest.DayNumber))));
    }

    private PartialDate AdultsBirth(ref Dice dice)
    {
        var born = DateOnly.FromDateTime(at.UtcDateTime).AddYears(-19).AddDays(-dice.Roll(35 * 365));
        return dice.InHundred(12) ? PartialDate.Parse($"{born.Year - 1}") : PartialDate.Of(born);
    }
}
