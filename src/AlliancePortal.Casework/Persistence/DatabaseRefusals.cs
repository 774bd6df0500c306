using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Casework.Persistence;

/// <summary>What the database's own refusals mean to people.</summary>
public static class DatabaseRefusals
{
    private const string OwnClass = "AP";

    /// <summary>The named refusal, also as Entity Framework wraps it; null when it is a fault of ours.</summary>
    public static Refusal? Of(Exception problem) => problem switch
    {
        DbUpdateConcurrencyException => Refusal.ChangedMeanwhile,
        DbUpdateException { InnerException: PostgresException inner } => Of(inner),
        PostgresException error => Of(error),
        _ => null,
    };

    private static Refusal? Of(PostgresException error) => error.SqlState switch
    {
        { } state when state.StartsWith(OwnClass, StringComparison.Ordinal) => new Refusal(error.MessageText),
        PostgresErrorCodes.InsufficientPrivilege => Refusal.NotFound,
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => Refusal.ChangedMeanwhile,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Refusal.ChangedMeanwhile,
        _ => null,
    };

    /// <summary>The failure by which the database went away in the middle, also as Entity Framework wraps it; null: another fault.</summary>
    public static NpgsqlException? Lost(Exception problem) => problem switch
    {
        NpgsqlException broken when broken is not PostgresException || broken.IsTransient => broken,
        InvalidOperationException or DbUpdateException when problem.InnerException is { } inner => Lost(inner),
        // What the driver says of a connection that broke while nothing was asked of it.
        InvalidOperationException { Source: "Npgsql" } => new NpgsqlException(problem.Message, problem),
        _ => null,
    };
}
