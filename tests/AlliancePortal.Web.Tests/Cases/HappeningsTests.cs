using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Web.Localization;

namespace AlliancePortal.Web.Tests.Cases;

/// <summary>Whatever the source can tell, people can read in each language.</summary>
public sealed partial class HappeningsTests
{
    private static readonly ResourceManager Words = new(typeof(HappeningWords).FullName!, typeof(HappeningWords).Assembly);

    private static string Casework => Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "AlliancePortal.Casework");

    [Theory]
    [InlineData("en")]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    public void Every_event_of_the_timeline_has_a_text(string language)
    {
        var kinds = Files("*.cs").SelectMany(file => Tells().Matches(file)).SelectMany(call => Literals().Matches(call.Value))
            .Select(literal => literal.Groups[1].Value).Where(kind => Code().IsMatch(kind)).Distinct().ToArray();
        Assert.Contains("case_opened", kinds);
        Assert.Contains("risk_agreed", kinds);

        Assert.DoesNotContain(kinds.Concat(States("guardianship_")), kind => Missing("Event_" + kind, language));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sq")]
    [InlineData("sr-Latn")]
    public void Every_notification_of_the_database_has_a_text(string language)
    {
        var kinds = Files("*.sql").SelectMany(file => Notifies().Matches(file)).Select(call => call.Groups["kind"].Value).Where(kind => !kind.EndsWith('_')).Distinct().ToArray();
        Assert.Contains("child_notified", kinds);
        Assert.Contains("case_assigned", kinds);

        Assert.DoesNotContain(kinds.Concat(States("guardianship_")).Concat(States("referral_")), kind => Missing("Told_" + kind, language));
    }

    private static IEnumerable<string> States(string prefix) => prefix == "guardianship_"
        ? Enum.GetValues<GuardianshipState>().Select(state => prefix + state.Code())
        : typeof(ReferralStates).GetFields().Where(field => field.IsLiteral).Select(field => prefix + field.GetRawConstantValue());

    private static bool Missing(string key, string language) =>
        string.IsNullOrWhiteSpace(Words.GetResourceSet(CultureInfo.GetCultureInfo(language == "en" ? "" : language), true, tryParents: false)?.GetString(key));

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Casework, pattern, SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\.Tell\([^;]*;")]
    private static partial Regex Tells();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Literals();

    [GeneratedRegex("^[a-z]+(_[a-z]+)+$")]
    private static partial Regex Code();

    [GeneratedRegex(@"casework\.notify\([^,;]+,\s*'(?<kind>[a-z_]+)'")]
    private static partial Regex Notifies();
}
