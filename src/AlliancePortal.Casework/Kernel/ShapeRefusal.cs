using FluentValidation.Results;

namespace AlliancePortal.Casework.Kernel;

/// <summary>What a shape validator found, as a refusal with the names of fields as JSON and forms know them.</summary>
internal static class ShapeRefusal
{
    /// <summary>Null when nothing is wrong.</summary>
    public static Refusal? Of(ValidationResult result) => result.IsValid
        ? null
        : new Refusal("invalid", RefusalKind.Invalid)
        {
            Fields = result.Errors.GroupBy(error => FieldName.Of(error.PropertyName)).ToDictionary(field => field.Key, field => field.Select(error => error.ErrorCode).Distinct().ToArray()),
        };
}
