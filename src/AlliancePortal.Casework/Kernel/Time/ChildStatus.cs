using System.Text.Json.Serialization;

namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>On which ground a person is treated as a child.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChildBasis>))]
public enum ChildBasis
{
    [JsonStringEnumMemberName("date_of_birth")]
    DateOfBirth,

    [JsonStringEnumMemberName("age_uncertain")]
    AgeUncertain,
}

/// <summary>
/// Whether a person is treated as a child. In doubt she is: when the age is uncertain and may be below 18, a victim is presumed a child
/// and protected as one until the age is verified (CETS 197 Art. 10(3)).
/// </summary>
public readonly record struct ChildStatus
{
    private ChildStatus(ChildBasis? basis) => Basis = basis;

    public static ChildStatus Adult { get; } = new(null);

    /// <summary>Null for an adult.</summary>
    public ChildBasis? Basis { get; }

    public bool IsChild => Basis is not null;

    /// <summary>
    /// Certainly below 18 by the birth date: child by date of birth. Possibly below 18 by a partial birth date, an apparent age from
    /// below 18 (also against a birth date of an adult: papers that make a child of age are a trafficker's tool), or no age at all:
    /// child, age uncertain. Otherwise adult.
    /// </summary>
    /// <param name="birth">As stated or documented.</param>
    /// <param name="apparent">As judged on <paramref name="on"/>.</param>
    /// <param name="on">The people's local date for which to decide.</param>
    public static ChildStatus Decide(PartialDate? birth, AgeRange? apparent, DateOnly on)
    {
        if (birth is not null && Age.On(birth.Earliest, on) < Age.Majority)
            return new(ChildBasis.DateOfBirth);

        var perhapsByBirth = birth is not null && Age.On(birth.Latest, on) < Age.Majority;
        var perhapsByAppearance = apparent is not null && apparent.From < Age.Majority;
        var unknown = birth is null && apparent is null;
        return perhapsByBirth || perhapsByAppearance || unknown ? new(ChildBasis.AgeUncertain) : Adult;
    }

    /// <summary>Names what makes a birth date impossible on a day; null when it is possible.</summary>
    public static AgeProblem? Check(PartialDate? birth, DateOnly on)
    {
        if (birth is null)
            return null;
        if (birth.Earliest > on)
            return AgeProblem.BirthInFuture;
        return Age.On(birth.Latest, on) > Age.Highest ? AgeProblem.BirthTooLongAgo : null;
    }

    /// <summary>The first day on which a birth date certainly makes its bearer an adult: when the 18th birthday's clock is due.</summary>
    public static DateOnly OfAgeFrom(PartialDate birth) => Age.Reached(birth.Latest, Age.Majority);
}
