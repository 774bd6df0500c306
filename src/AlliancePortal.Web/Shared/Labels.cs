using System.Globalization;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Web.Shared;

/// <summary>Codes as people read them, in the language of the page.</summary>
public static class Labels
{
    private static string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>What people read for the code.</summary>
    public static string Of(string set, string code) => CodeSets.Default.Label(set, code, Language);

    /// <summary>Several codes, divided by commas.</summary>
    public static string List(string set, IEnumerable<string> codes) => string.Join(", ", codes.Select(code => Of(set, code)));

    /// <summary>All codes of the set to choose from, with their help.</summary>
    public static IReadOnlyList<CodeOption> Options(string set) => Options(set, CodeSets.Default.Get(set).Codes.Where(code => code.ValidTo is null).Select(code => code.Value));

    /// <summary>The given codes of the set to choose from, with their help.</summary>
    public static IReadOnlyList<CodeOption> Options(string set, IEnumerable<string> codes) =>
        [.. codes.Select(code => new CodeOption(code, Of(set, code), CodeSets.Default.Help(set, code, Language)))];

    /// <summary>Name of the municipality; the code itself when the jurisdiction has none such.</summary>
    public static string NameOf(this JurisdictionFile jurisdiction, string code) => jurisdiction.Municipality(code)?.Names.In(Language) ?? code;
}
