using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>
/// Changes a database in which people work. Whoever waits for a table makes all wait who come after, so a change waits for less than the second after which
/// the server looks for a deadlock and refuses somebody's request; then it lets everybody pass and tries again.
/// </summary>
public static class WhileInUse
{
    /// <summary>Milliseconds.</summary>
    private const int Patience = 500;

    private const int Tries = 300;

    /// <summary>The connection string with which no statement waits longer for a table; it may work as long as it has to.</summary>
    public static string Impatient(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Options = $"-c lock_timeout={Patience}", CommandTimeout = 0, Pooling = false }.ConnectionString;

    /// <summary>Makes a change of which nothing is left when it did not get its tables.</summary>
    public static async Task ChangeAsync(Func<Task> change, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await change();
                return;
            }
            catch (Exception busy) when (tried < Tries && Busy(busy))
            {
                await Task.Delay(Patience, cancel);
            }
        }
    }

    // The framework wraps what its migrations meet.
    private static bool Busy(Exception problem) =>
        (problem as PostgresException ?? problem.InnerException) is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Takes all tables and views for the transaction, views first, since a statement that names one takes it before its tables.</summary>
    public static Task TakeAllAsync(NpgsqlConnection owner, CancellationToken cancel) =>
        owner.ExecuteAsync($"""
            set local statement_timeout = {Patience};
            do $$ begin
                execute (select format('lock table %s in access exclusive mode', string_agg(c.oid::regclass::text, ', ' order by c.relkind = 'v' desc, c.oid))
                         from pg_class c join pg_namespace s on s.oid = c.relnamespace where s.nspname in ('access', 'audit', 'casework', 'reference') and c.relkind in ('r', 'p', 'v'));
            end $$;
            set local statement_timeout = 0;
            """, cancel);
}
