using System.Globalization;

namespace AlliancePortal.Web.Localization;

/// <summary>A language of the user interface.</summary>
/// <param name="Tag">BCP 47 tag, also the value of the <c>lang</c> attribute.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="Short">Two letters where the name does not fit.</param>
public sealed record Language(string Tag, string Name, string Short);

/// <summary>English, Albanian, and Serbian in Latin script: Kosovo's two official languages and the alliance's working language.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [new("en", "English", "EN"), new("sq", "Shqip", "SQ"), new("sr-Latn", "Srpski", "SR")];

    public static Language Current => Find(CultureInfo.CurrentUICulture.Name) ?? All[0];

    /// <summary>The language for a tag as browsers send it: <c>sq-XK</c> reads Albanian, every Serbian reads Latin script. Null: none of ours.</summary>
    public static Language? Find(string? tag) => tag is null ? null : All.FirstOrDefault(language => Primary(language.Tag).Equals(Primary(tag), StringComparison.OrdinalIgnoreCase));

    private static string Primary(string tag) => tag.Split('-', '_')[0];
}
