using System.Text.Json;

namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>The stable snake_case code of an enumeration value, as the JSON interface and stored rows carry it.</summary>
public static class EnumCode
{
    public static string Code<TEnum>(this TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
