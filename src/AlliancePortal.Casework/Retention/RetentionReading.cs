using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Retention;

/// <summary>What other capabilities ask of the schedule.</summary>
internal static class RetentionReading
{
    /// <summary>How long a category counted in days is kept now.</summary>
    public static Task<TimeSpan> LengthAsync(Operation operation, string category, CancellationToken cancel) =>
        operation.Db.Database.SqlQuery<TimeSpan>($"select casework.retention_length({category}) as \"Value\"").SingleAsync(cancel);
}
