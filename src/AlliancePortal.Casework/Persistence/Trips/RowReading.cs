using System.Data.Common;

namespace AlliancePortal.Casework.Persistence.Trips;

/// <summary>Values of a row that may be missing.</summary>
public static class RowReading
{
    public static T? Given<T>(this DbDataReader row, int place) where T : struct => row.IsDBNull(place) ? null : row.GetFieldValue<T>(place);

    public static string? Text(this DbDataReader row, int place) => row.IsDBNull(place) ? null : row.GetString(place);
}
