using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AlliancePortal.Casework.Persistence.Trips;

/// <summary>
/// Several questions to the database in one trip, inside the gate's transaction and under its ticket: most of the time of a short query is the way there and
/// back. First everything is asked, then <see cref="GoAsync"/>, then the answers are there. What is read so is not tracked.
/// </summary>
public sealed class Trip(CaseworkDb db)
{
    private readonly List<(NpgsqlBatchCommand Command, Func<DbDataReader, CancellationToken, Task> Read)> asked = [];

    /// <summary>Whole records by an id.</summary>
    public Answer<T> Ask<T>(QueryById<T> query, Guid id) where T : class => Ask(query.Command(db, id), reader => query.Maker(db, reader));

    /// <summary>Rows of any shape.</summary>
    /// <param name="sql">With parameters as <c>$1</c>, <c>$2</c>.</param>
    public Answer<T> Ask<T>(string sql, Func<DbDataReader, T> row, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return Ask(command, _ => row);
    }

    /// <summary>Sends what was asked and reads all the answers.</summary>
    public async Task GoAsync(CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (command, _) in asked) batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, read) in asked)
        {
            await read(reader, cancel);
            await reader.NextResultAsync(cancel);
        }

        asked.Clear();
    }

    private Answer<T> Ask<T>(NpgsqlBatchCommand command, Func<DbDataReader, Func<DbDataReader, T>> maker)
    {
        var answer = new Answer<T>();
        asked.Add((command, ReadAsync));
        return answer;

        async Task ReadAsync(DbDataReader reader, CancellationToken cancel)
        {
            var row = maker(reader);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
            answer.Rows = rows;
        }
    }
}

/// <summary>The rows that a <see cref="Trip"/> brings back.</summary>
public sealed class Answer<T>
{
    private IReadOnlyList<T>? rows;

    /// <exception cref="InvalidOperationException">The trip was not made yet.</exception>
    public IReadOnlyList<T> Rows
    {
        get => rows ?? throw new InvalidOperationException("The trip was not made yet.");
        internal set => rows = value;
    }

    /// <summary>The only row, or null.</summary>
    public T? Single => Rows.Count == 0 ? default : Rows.Single();
}
