using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Trips;

/// <summary>A query of whole records that differs by one id only, written as any other and translated once. Kept in a static field; sent by a <see cref="Trip"/>.</summary>
/// <param name="query">Called once, with an id that stands for all: whatever else it compares with stays as it was then.</param>
public sealed class QueryById<T>(Func<CaseworkDb, Guid, IQueryable<T>> query) where T : class
{
    private static readonly Guid AnyId = Guid.NewGuid();
    private (string Sql, object?[] Values)? translated;
    private Func<DbDataReader, T>? maker;

    internal NpgsqlBatchCommand Command(CaseworkDb db, Guid id)
    {
        var (sql, values) = translated ??= Translated(db);
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value is Guid known && known == AnyId ? id : value });
        return command;
    }

    internal Func<DbDataReader, T> Maker(CaseworkDb db, DbDataReader reader) => maker ??= RowMaker.For<T>(db.Model.FindEntityType(typeof(T))!, reader);

    // Named parameters become positional ones here, once, and not at each call.
    private (string Sql, object?[] Values) Translated(CaseworkDb db)
    {
        using var command = query(db, AnyId).CreateDbCommand();
        var sql = command.CommandText;
        for (var place = 0; place < command.Parameters.Count; place++)
            sql = sql.Replace($"@{command.Parameters[place].ParameterName.TrimStart('@')}", $"${place + 1}", StringComparison.Ordinal);
        return (sql, [.. command.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value)]);
    }
}
