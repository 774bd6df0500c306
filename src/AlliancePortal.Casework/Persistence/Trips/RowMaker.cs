using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlliancePortal.Casework.Persistence.Trips;

/// <summary>Makes an entity of the row under a reader, by the columns, conversions and types that its mapping in the model gives.</summary>
internal static class RowMaker
{
    public static Func<DbDataReader, T> For<T>(IEntityType type, DbDataReader reader)
    {
        var columns = type.GetProperties().ToDictionary(property => property.GetColumnName());
        var row = Expression.Parameter(typeof(DbDataReader), "row");
        var made = Enumerable.Range(0, reader.FieldCount).Select(place => Bound(columns[reader.GetName(place)], row, place));
        return Expression.Lambda<Func<DbDataReader, T>>(Expression.MemberInit(Expression.New(typeof(T)), made), row).Compile();
    }

    private static MemberAssignment Bound(IProperty property, ParameterExpression row, int place)
    {
        // Asked of the declaring type: a setter private to the base class is not seen from the derived one.
        var member = property.PropertyInfo!.DeclaringType!.GetProperty(property.Name, BindingFlags.Instance | BindingFlags.Public)!;
        var converter = property.GetRelationalTypeMapping().Converter;
        var stored = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        Expression value = Expression.Call(row, Reading.MakeGenericMethod(stored), Expression.Constant(place));
        if (converter is not null) value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        if (value.Type != member.PropertyType) value = Expression.Convert(value, member.PropertyType);
        if (property.IsNullable) value = Expression.Condition(Expression.Call(row, IsNull, Expression.Constant(place)), Expression.Default(member.PropertyType), value);
        return Expression.Bind(member, value);
    }

    private static readonly MethodInfo Reading = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!;

    private static readonly MethodInfo IsNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;
}
