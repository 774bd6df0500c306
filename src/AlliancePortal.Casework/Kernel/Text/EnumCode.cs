using System.Text.Json;

namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>The stable snake_case code of an enumeration value, as the JSON interface and stored rows carry it.</summary>
public static class EnumCode
{
    public static string Code<TEnum>(this TEnum value) where TEnum : struct, Enum => Codes<TEnum>.ByValue[value];

    /// <summary>The value with that code, or null.</summary>
    public static TEnum? Find<TEnum>(string? code) where TEnum : struct, Enum =>
        code is not null && Codes<TEnum>.ByCode.TryGetValue(code, out var value) ? value : null;

    private static class Codes<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue =
            Enum.GetValues<TEnum>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, TEnum> ByCode = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
