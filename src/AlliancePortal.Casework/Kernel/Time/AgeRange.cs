using System.Diagnostics.CodeAnalysis;

namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>An age judged by appearance or stated roughly, in completed years on the day it was judged, both ends included.</summary>
public sealed record AgeRange
{
    private AgeRange(int from, int to)
    {
        From = from;
        To = to;
    }

    public int From { get; }

    public int To { get; }

    /// <summary>Names <see cref="AgeProblem.AgeNotPossible"/> outside 0 to 120 and <see cref="AgeProblem.AgeRangeReversed"/> when the ends are swapped.</summary>
    public static AgeProblem? TryCreate(int from, int to, out AgeRange? range)
    {
        range = null;
        if (from is < 0 or > Age.Highest || to is < 0 or > Age.Highest)
            return AgeProblem.AgeNotPossible;
        if (from > to)
            return AgeProblem.AgeRangeReversed;
        range = new AgeRange(from, to);
        return null;
    }

    /// <exception cref="ArgumentOutOfRangeException">The ends are swapped or outside 0 to 120.</exception>
    public static AgeRange Of(int from, int to) =>
        TryCreate(from, to, out var range) is { } problem
            ? throw new ArgumentOutOfRangeException(nameof(from), problem, "Not a possible age range.")
            : range!;
}
