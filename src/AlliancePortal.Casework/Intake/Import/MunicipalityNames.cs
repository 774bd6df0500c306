using AlliancePortal.Casework.Agencies.Jurisdiction;

namespace AlliancePortal.Casework.Intake.Import;

/// <summary>Finds a municipality by its name in any of the languages, or by its code; letters folded. A name of two means none.</summary>
internal sealed class MunicipalityNames
{
    private readonly ILookup<string, string> codes;

    public MunicipalityNames(JurisdictionFile jurisdiction) =>
        codes = (from place in jurisdiction.Municipalities
                 from name in jurisdiction.Languages.Select(place.Names.In).Append(place.Code)
                 let folded = CodeSpelling.Fold(name)
                 group place.Code by (folded, place.Code) into same
                 select same.Key).ToLookup(pair => pair.folded, pair => pair.Code);

    /// <summary>The municipality's code, or null.</summary>
    public string? Find(string? name) => name is not null && codes[CodeSpelling.Fold(name)].Take(2).ToList() is [var only] ? only : null;
}
