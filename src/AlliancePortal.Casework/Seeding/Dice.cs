namespace AlliancePortal.Casework.Seeding;

/// <summary>Random numbers that are the same for the same case of the same load on every machine (splitmix64).</summary>
internal struct Dice(long seed, int n)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15 ^ (ulong)n * 0xD1B54A32D192ED03);

    /// <summary>0 up to but not <paramref name="sides"/>.</summary>
    public int Roll(int sides) => (int)(Next() % (uint)sides);

    /// <summary>Whether one of so many in a hundred came up.</summary>
    public bool InHundred(int chances) => Roll(100) < chances;

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> these) => these[Roll(these.Count)];

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
