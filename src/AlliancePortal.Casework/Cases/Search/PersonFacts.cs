using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Cases.Search;

/// <summary>What is known of a person that can tell whether two records mean the same one. Unknown is null or empty, never a guess.</summary>
public sealed record PersonFacts
{
    /// <summary>Names and aliases.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public PartialDate? BirthDate { get; init; }

    public AgeRange? ApparentAge { get; init; }

    /// <summary>The day on which <see cref="ApparentAge"/> was judged; without it the age says nothing.</summary>
    public DateOnly? JudgedOn { get; init; }

    /// <summary>Code of the sex code set; null when unknown, not asked or not said.</summary>
    public string? Sex { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public IReadOnlyCollection<string> Citizenships { get; init; } = [];

    public string? IdentityNumber { get; init; }

    /// <summary>First and last possible day of birth, by the birth date or else by the apparent age.</summary>
    internal (DateOnly Earliest, DateOnly Latest)? BirthSpan => (BirthDate, ApparentAge, JudgedOn) switch
    {
        ({ } birth, _, _) => (birth.Earliest, birth.Latest),
        (null, { } age, { } day) => (day.AddYears(-age.To - 1).AddDays(1), day.AddYears(-age.From)),
        _ => null,
    };
}
