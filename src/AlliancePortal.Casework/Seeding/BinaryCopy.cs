using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Writes rows into the table of their type by PostgreSQL's binary COPY, columns as the model maps them.</summary>
internal sealed partial class BinaryCopy
{
    private static readonly ConcurrentDictionary<IEntityType, BinaryCopy> Known = new();
    private readonly string sql;
    private readonly List<(Func<object, object?> Value, string Type)> columns;

    private BinaryCopy(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetProperties().ToList();
        columns = properties.ConvertAll(property => (Getter(property), Length.Replace(property.GetColumnType(), "")));
        sql = $"copy {table.Schema}.{table.Name} ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName(table)}\""))}) from stdin (format binary)";
    }

    public static BinaryCopy Of(IModel model, Type row) => Known.GetOrAdd(model.FindEntityType(row)!, type => new BinaryCopy(type));

    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync(sql, cancel);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancel);
            foreach (var (value, type) in columns)
            {
                if (value(row) is { } present) await writer.WriteAsync(present, type, cancel);
                else await writer.WriteNullAsync(cancel);
            }
        }

        await writer.CompleteAsync(cancel);
    }

    private static Func<object, object?> Getter(IProperty property)
    {
        var row = Expression.Parameter(typeof(object));
        var read = Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!), typeof(object)), row).Compile();
        return property.GetValueConverter() is { } converter ? value => converter.ConvertToProvider(read(value)) : read;
    }

    // Of "character varying(60)[]" the length says nothing to the protocol.
    [GeneratedRegex(@"\(\d+\)")]
    private static partial Regex Length { get; }
}
