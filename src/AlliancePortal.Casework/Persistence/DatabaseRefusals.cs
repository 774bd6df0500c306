using AlliancePortal.Casework.Kernel;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>What the database's own refusals mean to people.</summary>
internal static class DatabaseRefusals
{
    private const string OwnClass = "AP";

    /// <summary>The named refusal, or null when it is a fault of ours.</summary>
    public static Refusal? Of(PostgresException error) => error.SqlState switch
    {
        { } state when state.StartsWith(OwnClass, StringComparison.Ordinal) => new Refusal(error.MessageText),
        PostgresErrorCodes.InsufficientPrivilege => Refusal.NotFound,
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => Refusal.ChangedMeanwhile,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Refusal.ChangedMeanwhile,
        _ => null,
    };
}
