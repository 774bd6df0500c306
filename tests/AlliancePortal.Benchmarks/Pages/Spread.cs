namespace AlliancePortal.Benchmarks.Pages;

/// <summary>How long one thing took each time, in milliseconds.</summary>
internal sealed record Spread(double P50, double P95, double Most, int Count)
{
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Spread Of(IEnumerable<double> times)
    {
        var all = times.Order().ToArray();
        if (all.Length == 0) throw new InvalidOperationException("Nothing was measured.");
        double At(double share) => all[Math.Min(all.Length - 1, (int)(all.Length * share))];
        return new Spread(At(0.5), At(0.95), all[^1], all.Length);
    }
}
