namespace AlliancePortal.Casework.Seeding;

/// <summary>How many invented cases are loaded, and whose they are.</summary>
public sealed record LoadPlan
{
    /// <summary>The agencies that open the cases when none are named.</summary>
    public static IReadOnlyList<string> UsualAgencies { get; } =
        ["tpiu", "police-prishtina", "police-prizren", "police-peja", "police-gjilan", "police-ferizaj", "vaau", "shelter", "iom", "csw-prizren", "csw-prishtina"];

    public required int Cases { get; init; }

    /// <summary>The same people, days and agencies for the same number; keys and ids are random always.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Codes of the agencies that open the cases; the first has three in ten.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = UsualAgencies;

    /// <summary>Over how many days up to now they were opened.</summary>
    public int Days { get; init; } = 1095;

    /// <summary>Cases in one transaction.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>From how many cases on indexes are built anew at the end; fewer are entered one by one.</summary>
    public int RebuildIndexesFrom { get; init; } = 5_000;

    /// <summary>How many transactions are prepared and written at once.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount + 1;
}

/// <summary>How far a load is.</summary>
/// <param name="Done">Cases of the plan that are in the database, those of an earlier run included.</param>
/// <param name="PerSecond">Cases a second in this run.</param>
/// <param name="Left">How long the rest takes at that rate.</param>
public sealed record LoadProgress(int Done, int Total, double PerSecond, TimeSpan Left);

/// <summary>What a load did.</summary>
/// <param name="Loaded">Cases loaded in this run.</param>
/// <param name="Rows">Into those.</param>
/// <param name="Indexes">Building the dropped indexes anew, statistics and the checkpoint.</param>
public sealed record LoadReport(int Loaded, TimeSpan Rows, TimeSpan Indexes);

/// <summary>The load cannot be done; the message says why and what to do.</summary>
public sealed class LoadRefusedException(string message) : Exception(message);
