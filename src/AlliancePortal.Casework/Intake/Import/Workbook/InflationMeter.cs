namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>Adds up what the parts of one container inflate to and stops a bomb while it unfolds.</summary>
internal sealed class InflationMeter(ImportLimits limits, long fileBytes)
{
    private long inflated;

    /// <exception cref="ExceededException">The parts are larger than the limits allow.</exception>
    public void Count(int bytes)
    {
        inflated += bytes;
        if (inflated > limits.InflatedBytes || (inflated > limits.RatioFreeBytes && inflated / fileBytes > limits.InflationRatio))
            throw new ExceededException();
    }

    internal sealed class ExceededException : Exception;
}
