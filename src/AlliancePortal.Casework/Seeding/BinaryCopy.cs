using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Writes rows into the table of their type by PostgreSQL's binary COPY, columns as the model maps them.</summary>
internal sealed class BinaryCopy
{
    private const int Varchar = 1043;
    private const int Text = 25;
    private const int Uuid = 2950;
    private static readonly ConcurrentDictionary<IEntityType, BinaryCopy> Known = new();
    private readonly string sql;
    private readonly Action<CopyBuffer, object>[] columns;

    private BinaryCopy(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var properties = type.GetProperties().ToArray();
        columns = Array.ConvertAll(properties, Column);
        sql = $"copy {table.Schema}.{table.Name} ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName(table)}\""))}) from stdin (format binary)";
    }

    public static BinaryCopy Of(IModel model, Type row) => Known.GetOrAdd(model.FindEntityType(row)!, type => new BinaryCopy(type));

    /// <param name="buffer">Room for the rows; what is in it is lost.</param>
    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<object> rows, CopyBuffer buffer, CancellationToken cancel)
    {
        buffer.Begin();
        foreach (var row in rows)
        {
            buffer.BeginRow(columns.Length);
            foreach (var column in columns) column(buffer, row);
        }

        buffer.End();
        await using var stream = await connection.BeginRawBinaryCopyAsync(sql, cancel);
        await stream.WriteAsync(buffer.Written, cancel);
    }

    private static Action<CopyBuffer, object> Column(IProperty property)
    {
        if (property.GetValueConverter() is { } converter)
        {
            var read = Getter<object>(property);
            return Of(row => (string?)converter.ConvertToProvider(read(row)), (buffer, value) => buffer.Write(value));
        }

        return property.ClrType switch
        {
            var type when type == typeof(Guid) || type == typeof(Guid?) => Of(Getter<Guid?>(property), (buffer, value) => buffer.Write(value!.Value)),
            var type when type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?) => Of(Getter<DateTimeOffset?>(property), (buffer, value) => buffer.Write(value!.Value)),
            var type when type == typeof(DateOnly) || type == typeof(DateOnly?) => Of(Getter<DateOnly?>(property), (buffer, value) => buffer.Write(value!.Value)),
            var type when type == typeof(bool) || type == typeof(bool?) => Of(Getter<bool?>(property), (buffer, value) => buffer.Write(value!.Value)),
            var type when type == typeof(short) || type == typeof(short?) => Of(Getter<short?>(property), (buffer, value) => buffer.Write(value!.Value)),
            var type when type == typeof(int) || type == typeof(int?) => Of(Getter<int?>(property), (buffer, value) => buffer.Write(value!.Value)),
            var type when type == typeof(string) => Of(Getter<string>(property), (buffer, value) => buffer.Write(value)),
            var type when type == typeof(byte[]) => Of(Getter<byte[]>(property), (buffer, value) => buffer.Write(value)),
            var type when type == typeof(Guid[]) => Of(Getter<Guid[]>(property), (buffer, value) => buffer.Write(value, Uuid, buffer.Write)),
            var type when type == typeof(string[]) => Texts(Getter<string[]>(property), property.GetColumnType() == "text[]" ? Text : Varchar),
            _ => throw new NotSupportedException($"No way is known to copy {property.DeclaringType.ClrType.Name}.{property.Name}."),
        };
    }

    private static Action<CopyBuffer, object> Texts(Func<object, string[]?> read, int type) => Of(read, (buffer, value) => buffer.Write(value, type, buffer.Write));

    private static Action<CopyBuffer, object> Of<T>(Func<object, T?> read, Action<CopyBuffer, T> write) => (buffer, row) =>
    {
        if (read(row) is { } value) write(buffer, value);
        else buffer.Null();
    };

    private static Func<object, T?> Getter<T>(IProperty property)
    {
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, T?>>(
            Expression.Convert(Expression.Property(Expression.Convert(row, property.DeclaringType.ClrType), property.PropertyInfo!), typeof(T)), row).Compile();
    }
}
