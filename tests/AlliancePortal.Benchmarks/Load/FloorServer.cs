using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AlliancePortal.Benchmarks.Load;

/// <summary>The floor: the least that ASP.NET Core and Npgsql need to list, find, open and create a case, without rights, sealing or audit.</summary>
internal static class FloorServer
{
    public sealed record Row(Guid Id, string Number, string FirstName, string LastName, string Status, bool IsChild, DateTime LastActivityAt);

    public sealed record New(Guid AgencyId, string FirstName, string LastName);

    private const string Columns = "select id, number, first_name, last_name, status, is_child, last_activity_at from cases ";

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        await using var source = NpgsqlDataSource.Create(builder.Configuration["database"]!);
        var app = builder.Build();
        app.MapGet("/cases", (Guid agency) => ReadAsync(source, Columns + "where agency_id = $1 order by last_activity_at desc limit 50", agency));
        app.MapGet("/search", (Guid agency, string q) =>
            ReadAsync(source, Columns + "where agency_id = $1 and folded >= $2 and folded < $3 order by last_activity_at desc limit 50", agency, q, q + '\uffff'));
        app.MapGet("/cases/{id:guid}", async (Guid id) => (await ReadAsync(source, Columns + "where id = $1", id)) is [var row] ? Results.Ok(row) : Results.NotFound());
        app.MapPost("/cases", async (New made) =>
        {
            var id = Guid.CreateVersion7();
            await using var insert = Command(source, "insert into cases values ($1, $2, $3, $4, $5, $6, 'presumed', false, now())", id, made.AgencyId, $"F-{id}", made.FirstName, made.LastName, made.LastName.ToLowerInvariant());
            await insert.ExecuteNonQueryAsync();
            return Results.Created($"/cases/{id}", id);
        });
        app.MapGet("/ready", () => Results.Ok());
        await app.RunAsync();
    }

    private static async Task<List<Row>> ReadAsync(NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = Command(source, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
            rows.Add(new Row(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetBoolean(5), reader.GetDateTime(6)));
        return rows;
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
