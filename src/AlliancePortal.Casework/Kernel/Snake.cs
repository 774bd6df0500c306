using System.Text;

namespace AlliancePortal.Casework.Kernel;

/// <summary>Codes of enum members as they stand in the database and in JSON.</summary>
public static class Snake
{
    /// <summary><c>DateOfBirth</c> becomes <c>date_of_birth</c>.</summary>
    public static string Case<T>(T value) where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>The member whose code this is, or null.</summary>
    public static T? Parse<T>(string? code) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Case(value!.Value) == code);
}
