using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Agencies;

/// <summary>Which input a refused field of an agency or unit is, and what it is called.</summary>
internal static class AgencyFields
{
    private static readonly Dictionary<string, (string Id, string Word)> Known = new()
    {
        ["code"] = ("code", "Code"),
        ["kind"] = ("kind", "Kind"),
        ["names.en"] = ("name-en", "Name_En"),
        ["names.sq"] = ("name-sq", "Name_Sq"),
        ["names.sr"] = ("name-sr", "Name_Sr"),
        ["serviceLine"] = ("line", "Line"),
        ["municipality"] = ("municipality", "Municipality"),
        ["standInUnitId"] = ("stand-in", "StandIn"),
        ["dutyPhone"] = ("phone", "Phone"),
    };

    public static string? IdOf(string field) => Known.GetValueOrDefault(field).Id;

    /// <summary>Says which field is meant: several may be wrong in the same way.</summary>
    public static Refusal Named(IStringLocalizer<AgenciesWords> words, Refusal refusal) =>
        Known.Values.FirstOrDefault(field => field.Id == refusal.FieldId).Word is { } word ? refusal with { Message = $"{words[word]}: {refusal.Message}" } : refusal;
}
