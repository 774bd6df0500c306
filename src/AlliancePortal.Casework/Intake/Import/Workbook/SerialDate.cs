namespace AlliancePortal.Casework.Intake.Import.Workbook;

/// <summary>Dates as spreadsheets store them: days since the end of 1899, or since 1 January 1904 in old Macintosh workbooks.</summary>
internal static class SerialDate
{
    private const int LastSerial = 2_958_465; // 31 December 9999
    private static readonly DateOnly Epoch1900 = new(1899, 12, 30);
    private static readonly DateOnly Epoch1904 = new(1904, 1, 1);

    /// <summary>The day; null outside the calendar of the date system. The time of day is dropped.</summary>
    public static DateOnly? ToDate(double serial, bool since1904)
    {
        var days = Math.Floor(serial);
        if (since1904)
            return days is >= 0 and <= LastSerial - 1462 ? Epoch1904.AddDays((int)days) : null;
        // Lotus took 1900 for a leap year and Excel kept that: day 60 never was, and the days before it are one off.
        return days switch
        {
            >= 1 and < 60 => Epoch1900.AddDays((int)days + 1),
            > 60 and <= LastSerial => Epoch1900.AddDays((int)days),
            _ => null,
        };
    }
}
