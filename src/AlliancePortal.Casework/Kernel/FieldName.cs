using System.Text.Json;

namespace AlliancePortal.Casework.Kernel;

/// <summary>Names of fields as the JSON interface and the forms know them: <c>Person.DateOfBirth</c> is <c>person.dateOfBirth</c>.</summary>
public static class FieldName
{
    public static string Of(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
