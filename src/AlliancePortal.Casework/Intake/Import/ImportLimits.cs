namespace AlliancePortal.Casework.Intake.Import;

/// <summary>How large an input file may be before it is refused unread.</summary>
public sealed record ImportLimits
{
    /// <summary>Most rows of people that one file may hold; larger collections come in several files.</summary>
    public const int MaxRows = 60_000;

    public static ImportLimits Default { get; } = new();

    /// <summary>Rows of people that may be read.</summary>
    public int Rows { get; init; } = MaxRows;

    /// <summary>Length of the file in bytes.</summary>
    public long FileBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Length of a workbook's parts in bytes once inflated, counted while inflating and not taken from the headers.</summary>
    public long InflatedBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>
    /// Inflated bytes per byte of the file. A sheet of 60,000 rows reaches about 30; deflate can reach 1,032, which only a bomb does.
    /// Counts above <see cref="RatioFreeBytes"/> only.
    /// </summary>
    public int InflationRatio { get; init; } = 200;

    /// <summary>Inflated bytes below which the ratio does not matter.</summary>
    public long RatioFreeBytes { get; init; } = 16L * 1024 * 1024;

    /// <summary>Entries of a workbook's container; IOM's workbooks have 13 at most.</summary>
    public int Entries { get; init; } = 1_000;
}
