using System.Text.RegularExpressions;
using AlliancePortal.Casework.Kernel.Codes;

namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>What a jurisdiction file must satisfy before the portal starts on it.</summary>
internal static partial class JurisdictionRules
{
    /// <summary>One sentence per fault; empty for a usable file.</summary>
    public static IReadOnlyList<string> Check(JurisdictionFile file) =>
        [.. Country(file), .. Texts(file), .. Keys(file), .. LimitsRules.Check(file.Limits), .. RetentionRules.Check(file.Retention), .. Places(file), .. Agencies(file), .. Guardians(file)];

    private static IEnumerable<string> Country(JurisdictionFile file)
    {
        if (!CodeSets.Default.IsKnown("country", file.Country))
        {
            yield return $"Country '{file.Country}' is not a code of ISO 3166-1 alpha-2.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(file.TimeZone, out _))
        {
            yield return $"Time zone '{file.TimeZone}' is unknown.";
        }

        if (file.Languages.Count == 0)
        {
            yield return "No language is given.";
        }
    }

    private static IEnumerable<string> Texts(JurisdictionFile file) =>
        from text in file.Labels.Select(label => ($"Label {label.Key}", label.Value))
            .Concat(file.EmergencyNumbers.Select(number => ($"Emergency number {number.Code}", number.Names)))
            .Concat(file.Regions.Select(region => ($"Region {region.Code}", region.Names)))
            .Concat(file.Municipalities.Select(municipality => ($"Municipality {municipality.Code}", municipality.Names)))
            .Concat(file.Agencies.Select(agency => ($"Agency {agency.Code}", agency.Names)))
            .Concat(file.Agencies.SelectMany(agency => agency.Units).Select(unit => ($"Unit {unit.Code}", unit.Names)))
        from language in file.Languages
        where !text.Item2.Languages.Contains(language) || string.IsNullOrWhiteSpace(text.Item2.In(language))
        select $"{text.Item1} has no name in {language}.";

    private static IEnumerable<string> Keys(JurisdictionFile file) =>
        Keys("Emergency number", file.EmergencyNumbers.Select(number => number.Code))
            .Concat(Keys("Region", file.Regions.Select(region => region.Code)))
            .Concat(Keys("Municipality", file.Municipalities.Select(municipality => municipality.Code)))
            .Concat(Keys("Agency", file.Agencies.Select(agency => agency.Code)))
            .Concat(Keys("Unit", file.Agencies.SelectMany(agency => agency.Units).Select(unit => unit.Code)));

    private static IEnumerable<string> Keys(string what, IEnumerable<string> codes) =>
        from code in codes
        group code by code into same
        from fault in new[]
        {
            same.Count() > 1 ? $"{what} code '{same.Key}' occurs {same.Count()} times." : null,
            Key().IsMatch(same.Key) ? null : $"{what} code '{same.Key}' is not made of small letters, digits and single hyphens or underscores.",
        }
        where fault is not null
        select fault;

    private static IEnumerable<string> Places(JurisdictionFile file)
    {
        var regions = file.Regions.Select(region => region.Code).ToHashSet();
        var municipalities = file.Municipalities.Select(municipality => municipality.Code).ToHashSet();
        return (municipalities.Contains(file.Capital) ? Array.Empty<string>() : [$"The capital '{file.Capital}' is no municipality of the file."])
            .Concat(file.Municipalities.Where(place => !regions.Contains(place.Region)).Select(place => $"Municipality {place.Code} lies in the unknown region '{place.Region}'."))
            .Concat(file.Agencies.Where(agency => agency.Municipality is { } code && !municipalities.Contains(code)).Select(agency => $"Agency {agency.Code} is in the unknown municipality '{agency.Municipality}'."))
            .Concat(file.Agencies.Where(agency => agency.Region is { } code && !regions.Contains(code)).Select(agency => $"Agency {agency.Code} covers the unknown region '{agency.Region}'."))
            .Concat(regions.Where(region => !file.Agencies.Any(agency => agency.Kind == "police" && agency.Region == region)).Select(region => $"No police agency covers the region {region}."));
    }

    private static IEnumerable<string> Agencies(JurisdictionFile file)
    {
        var kinds = CodeSets.Default.Get("agency_kind");
        var lines = CodeSets.Default.Get("service_line");
        var units = file.Agencies.SelectMany(agency => agency.Units).ToList();
        return file.Agencies.Where(agency => !kinds.IsKnown(agency.Kind)).Select(agency => $"Agency {agency.Code} is of the unknown kind '{agency.Kind}'.")
            .Concat(file.Agencies.Where(agency => agency.Units.Count == 0).Select(agency => $"Agency {agency.Code} has no unit."))
            .Concat(from agency in file.Agencies
                    where agency.Kind is "ngo" or "igo"
                    from unit in agency.Units
                    where unit.ServiceLine is null
                    select $"Unit {unit.Code} of {agency.Code} has no service line.")
            .Concat(units.Where(unit => unit.ServiceLine is { } line && !lines.IsKnown(line)).Select(unit => $"Unit {unit.Code} has the unknown service line '{unit.ServiceLine}'."))
            .Concat(units.Where(unit => unit.DutyPhone is { } phone && !Phone().IsMatch(phone)).Select(unit => $"Unit {unit.Code}: '{unit.DutyPhone}' is not a number in international form (+383 …)."))
            .Concat(new[] { "vaau", "administration" }.Where(kind => !file.Agencies.Any(agency => agency.Kind == kind)).Select(kind => $"There is no agency of the kind {kind}."));
    }

    private static IEnumerable<string> Guardians(JurisdictionFile file)
    {
        var csws = file.Agencies.Where(agency => agency.Kind == "csw").ToList();
        var codes = csws.Select(csw => csw.Code).ToHashSet();
        return csws.Where(csw => csw.Municipality is null).Select(csw => $"CSW {csw.Code} names no municipality.")
            .Concat(from municipality in file.Municipalities
                    let count = csws.Count(csw => csw.Municipality == municipality.Code)
                    where count != 1
                    select count == 0 ? $"Municipality {municipality.Code} has no CSW." : $"Municipality {municipality.Code} has {count} CSWs.")
            .Concat(csws.Where(csw => !file.StandIns.ContainsKey(csw.Code)).Select(csw => $"CSW {csw.Code} has no stand-in."))
            .Concat(csws.Where(csw => csw.Units.All(unit => unit.DutyPhone is null)).Select(csw => $"CSW {csw.Code} has no duty phone."))
            .Concat(file.StandIns.Where(pair => pair.Key == pair.Value).Select(pair => $"CSW {pair.Key} stands in for itself."))
            .Concat(file.StandIns.SelectMany(pair => new[] { pair.Key, pair.Value }).Distinct().Where(code => !codes.Contains(code)).Select(code => $"'{code}' among the stand-ins is not a CSW."));
    }

    [GeneratedRegex("^[a-z0-9]+([-_][a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\+[1-9]( ?[0-9]){6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
