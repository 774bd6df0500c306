using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Board;

/// <summary>How long ago a referral was sent.</summary>
public enum AgeBand
{
    /// <summary>Less than 24 hours ago.</summary>
    Day,

    /// <summary>One to three days ago.</summary>
    ThreeDays,

    /// <summary>Three to seven days ago.</summary>
    Week,

    /// <summary>More than seven days ago.</summary>
    Older,
}

/// <summary>Codes and limits of <see cref="AgeBand"/>.</summary>
public static class AgeBands
{
    private static readonly int[] LimitsInDays = [1, 3, 7];

    public static IReadOnlyList<AgeBand> All { get; } = Enum.GetValues<AgeBand>();

    public static AgeBand? Find(string code) => EnumCode.Find<AgeBand>(code);

    /// <summary>The instants that part the bands, latest first.</summary>
    internal static DateTimeOffset[] Limits(DateTimeOffset now) => [.. LimitsInDays.Select(days => now.AddDays(-days))];
}
