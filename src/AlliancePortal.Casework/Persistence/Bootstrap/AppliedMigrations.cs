using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Bootstrap;

/// <summary>Which migrations a database has, read from its history alone: the framework's own check first builds the model and that of the last migration, at each start.</summary>
public static class AppliedMigrations
{
    /// <summary>Whether the database has every migration that this build holds for a context.</summary>
    /// <param name="owner">Open connection of a role that may read the history.</param>
    /// <param name="history">Schema and table of the history.</param>
    /// <typeparam name="TContext">The migrations lie in its assembly.</typeparam>
    /// <exception cref="NewerDatabaseException">It has others besides.</exception>
    public static async Task<bool> AreAllAsync<TContext>(NpgsqlConnection owner, string history, CancellationToken cancel)
    {
        await using (var ask = new NpgsqlCommand("select to_regclass($1) is not null", owner) { Parameters = { new() { Value = history } } })
            if (!(bool)(await ask.ExecuteScalarAsync(cancel))!) return false;
        var applied = await owner.ColumnAsync($"select migration_id from {history}", cancel);
        var held = Of<TContext>().ToHashSet();
        return applied.All(held.Contains) ? applied.Count == held.Count : throw new NewerDatabaseException();
    }

    /// <summary>The last one that this build holds for a context.</summary>
    public static string Newest<TContext>() => Of<TContext>().Max(StringComparer.Ordinal)!;

    private static IEnumerable<string> Of<TContext>() =>
        from type in typeof(TContext).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext)
        select type.GetCustomAttribute<MigrationAttribute>()!.Id;
}
