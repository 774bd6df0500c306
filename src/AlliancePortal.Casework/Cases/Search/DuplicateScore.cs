using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Cases.Search;

/// <summary>What two records share; <see cref="EnumCode.Code{TEnum}"/> gives the code shown and sent.</summary>
public enum DuplicateReason
{
    SameIdentityNumber,
    SimilarName,
    SameBirthDate,
    NearAge,
    SameCitizenship,
}

/// <summary>
/// How likely two records mean the same person, for people to judge before a second record is made; it never decides. Weights are our own:
/// name 0.60, birth 0.25, citizenship 0.10, sex 0.05. What is unknown on either side counts half; births years apart and different sexes
/// weigh against.
/// </summary>
/// <param name="Value">0 (nothing speaks for it) to 1 (the same identity number).</param>
public sealed record DuplicateScore(double Value, IReadOnlyList<DuplicateReason> Reasons)
{
    /// <summary>From here on a record is worth showing as a possible duplicate.</summary>
    public const double WorthShowing = 0.6;

    private const double SimilarFrom = 0.65;
    private const int DaysInYear = 366;

    public bool IsWorthShowing => Value >= WorthShowing;

    public static DuplicateScore Compare(PersonFacts a, PersonFacts b)
    {
        var reasons = new List<DuplicateReason>(5);
        var number = SearchKey.Identity(a.IdentityNumber);
        var otherNumber = SearchKey.Identity(b.IdentityNumber);
        if (number is not null && number == otherNumber)
            reasons.Add(DuplicateReason.SameIdentityNumber);

        var score = (0.60 * Name(a, b, reasons)) + (0.25 * Birth(a, b, reasons, out var conflict))
            + (0.10 * Citizenship(a, b, reasons)) + (0.05 * Sex(a, b, ref conflict));
        // People carry several papers, some of them forged: another number weakens the likeness, it does not end it.
        if (number is not null && otherNumber is not null)
            conflict *= 0.9;
        return new DuplicateScore(reasons.Contains(DuplicateReason.SameIdentityNumber) ? 1 : Math.Round(score * conflict, 3), reasons);
    }

    private static double Name(PersonFacts a, PersonFacts b, List<DuplicateReason> reasons)
    {
        if (NameSimilarity.Of(a.Names, b.Names) is not { } alike)
            return 0.5;
        if (alike < SimilarFrom)
            return 0;
        reasons.Add(DuplicateReason.SimilarName);
        return alike;
    }

    private static double Birth(PersonFacts a, PersonFacts b, List<DuplicateReason> reasons, out double conflict)
    {
        conflict = 1;
        if (a.BirthSpan is not { } left || b.BirthSpan is not { } right)
            return 0.5;
        if (a.BirthDate is { IsFull: true } && a.BirthDate == b.BirthDate)
        {
            reasons.Add(DuplicateReason.SameBirthDate);
            return 1;
        }
        var apart = Math.Max(right.Earliest.DayNumber - left.Latest.DayNumber, left.Earliest.DayNumber - right.Latest.DayNumber);
        if (apart <= DaysInYear)
        {
            reasons.Add(DuplicateReason.NearAge);
            return 0.7;
        }
        if (apart <= 3 * DaysInYear)
            return 0.3;
        conflict = 0.6;
        return 0;
    }

    private static double Citizenship(PersonFacts a, PersonFacts b, List<DuplicateReason> reasons)
    {
        if (a.Citizenships.Count == 0 || b.Citizenships.Count == 0)
            return 0.5;
        if (!a.Citizenships.Intersect(b.Citizenships, StringComparer.OrdinalIgnoreCase).Any())
            return 0;
        reasons.Add(DuplicateReason.SameCitizenship);
        return 1;
    }

    private static double Sex(PersonFacts a, PersonFacts b, ref double conflict)
    {
        if (a.Sex is null || b.Sex is null)
            return 0.5;
        if (string.Equals(a.Sex, b.Sex, StringComparison.OrdinalIgnoreCase))
            return 1;
        conflict *= 0.7;
        return 0;
    }
}
