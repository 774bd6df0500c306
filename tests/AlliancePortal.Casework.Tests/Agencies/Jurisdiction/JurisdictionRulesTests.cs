using System.Text;
using System.Text.Json.Nodes;
using AlliancePortal.Casework.Agencies.Jurisdiction;

namespace AlliancePortal.Casework.Tests.Agencies.Jurisdiction;

public class JurisdictionRulesTests
{
    [Fact]
    public void A_copy_of_kosovo_is_accepted_from_a_path()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Kosovo().ToJsonString());
            Assert.Equal(38, JurisdictionFile.Configured(path).Municipalities.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_a_setting_it_is_Kosovo() => Assert.Same(JurisdictionFile.Default, JurisdictionFile.Configured(" "));

    [Fact]
    public void A_missing_file_is_named()
    {
        var refused = Assert.Throws<JurisdictionException>(() => JurisdictionFile.Configured("/nowhere/land.json"));
        Assert.Contains("/nowhere/land.json", refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"country\": \"XK\"}")]
    public void Malformed_content_is_refused(string json) => Assert.Throws<JurisdictionException>(() => Load(json));

    [Fact]
    public void A_misspelt_property_is_named()
    {
        var file = Kosovo();
        file["limits"]!["breakGlasHours"] = 3;
        Assert.Contains("breakGlasHours", Faults(file).Single());
    }

    [Fact]
    public void A_left_out_limit_is_named()
    {
        var file = Kosovo();
        file["limits"]!.AsObject().Remove("breakGlassHours");
        Assert.Contains("breakGlassHours", Faults(file).Single());
    }

    public static TheoryData<string, Action<JsonNode>> Contradictions => new()
    {
        { "Country 'ZZ' is not a code of ISO 3166-1 alpha-2.", file => file["country"] = "ZZ" },
        { "Time zone 'Europe/Atlantis' is unknown.", file => file["timeZone"] = "Europe/Atlantis" },
        { "Municipality code 'prizren' occurs 2 times.", file => file["municipalities"]!.AsArray().Add(Find(file, "municipalities", "prizren").DeepClone()) },
        { "Municipality code 'Junik ' is not made of small letters", file => Find(file, "municipalities", "junik")["code"] = "Junik " },
        { "Unit code 'tpiu-team-1' occurs 2 times.", file => Find(file, "agencies", "tpiu")["units"]![1]!["code"] = "tpiu-team-1" },
        { "Municipality klina lies in the unknown region 'mars'.", file => Find(file, "municipalities", "klina")["region"] = "mars" },
        { "Municipality klina has no name in sq.", file => Find(file, "municipalities", "klina")["names"]!.AsObject().Remove("sq") },
        { "Agency csw-klina is in the unknown municipality 'mars'.", file => Find(file, "agencies", "csw-klina")["municipality"] = "mars" },
        { "Municipality klina has no CSW.", file => Find(file, "agencies", "csw-klina")["municipality"] = "viti" },
        { "Municipality viti has 2 CSWs.", file => Find(file, "agencies", "csw-klina")["municipality"] = "viti" },
        { "CSW csw-klina has no duty phone.", file => Find(file, "agencies", "csw-klina")["units"]![0]!.AsObject().Remove("dutyPhone") },
        { "CSW csw-klina stands in for itself.", file => file["standIns"]!["csw-klina"] = "csw-klina" },
        { "'vaau' among the stand-ins is not a CSW.", file => file["standIns"]!["csw-klina"] = "vaau" },
        { "CSW csw-klina has no stand-in.", file => file["standIns"]!.AsObject().Remove("csw-klina") },
        { "Agency vaau is of the unknown kind 'guild'.", file => Find(file, "agencies", "vaau")["kind"] = "guild" },
        { "There is no agency of the kind vaau.", file => Find(file, "agencies", "vaau")["kind"] = "guild" },
        { "Agency vaau has no unit.", file => Find(file, "agencies", "vaau")["units"] = new JsonArray() },
        { "No police agency covers the region peja.", file => Find(file, "agencies", "police-peja").AsObject().Remove("region") },
        { "Unit legalaid-lawyers of legalaid has no service line.", file => Find(file, "agencies", "legalaid")["units"]![0]!.AsObject().Remove("serviceLine") },
        { "Unit legalaid-lawyers has the unknown service line 'magic'.", file => Find(file, "agencies", "legalaid")["units"]![0]!["serviceLine"] = "magic" },
        { "is not a number in international form", file => Find(file, "agencies", "legalaid")["units"]![0]!["dutyPhone"] = "038 1234" },
        { "The notification ladder does not ascend.", file => file["limits"]!["notificationLadder"]!["vaauMinutes"] = 30 },
        { "The referral deadlines do not ascend", file => file["limits"]!["referralDeadlines"]!["urgentHours"] = 1 },
        { "Adult age 16 is not between 18", file => file["limits"]!["adultAge"] = 16 },
        { "The reflection period is shorter than 30 days", file => file["limits"]!["reflectionPeriodDays"] = 29 },
        { "Keyring backups are kept longer than 30 days", file => file["limits"]!["keyringBackupDays"] = 31 },
        { "an escort's vault grant 12 hours at most", file => file["limits"]!["escortVaultGrantHours"] = 13 },
        { "accessRequestDays is 00:00:00", file => file["limits"]!["accessRequestDays"] = 0 },
        { "A whole number from 0 to 65535 is needed.", file => file["limits"]!["accessRequestDays"] = -1 },
        { "Retention of drafts is not 0 < least <= usual <= most.", file => file["retention"]![5]!["usual"] = 91 },
        { "The retention schedule does not have each category once", file => file["retention"]!.AsArray().RemoveAt(0) },
        { "Retention of anonymous is counted in 'weeks'", file => file["retention"]![3]!["unit"] = "weeks" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_contradiction_is_named(string sentence, Action<JsonNode> spoil)
    {
        var file = Kosovo();
        spoil(file);
        Assert.Contains(Faults(file), fault => fault.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var file = Kosovo();
        file["country"] = "ZZ";
        file["limits"]!["adultAge"] = 16;
        Assert.Equal(2, Faults(file).Count);
    }

    private static IReadOnlyList<string> Faults(JsonNode file) => Assert.Throws<JurisdictionException>(() => Load(file.ToJsonString())).Errors;

    private static JurisdictionFile Load(string json) => JurisdictionFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static JsonNode Find(JsonNode file, string list, string code) => file[list]!.AsArray().Single(entry => (string?)entry!["code"] == code)!;

    private static JsonNode Kosovo()
    {
        using var json = typeof(JurisdictionFile).Assembly.GetManifestResourceStream(typeof(JurisdictionFile), "Data.kosovo.json")!;
        return JsonNode.Parse(json)!;
    }
}
