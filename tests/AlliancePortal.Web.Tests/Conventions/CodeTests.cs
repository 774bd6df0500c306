using System.Text.RegularExpressions;

namespace AlliancePortal.Web.Tests.Conventions;

/// <summary>What no compiler checks: the length of files, one clock, logs of ids only.</summary>
public sealed partial class CodeTests
{
    private const int LongestSource = 150;
    private const int LongestTest = 300;

    // The ticket's life is real time, whatever the business time is; the gallery shows made-up data to developers.
    private static readonly string[] OwnClock =
        ["src/AlliancePortal.Casework/Persistence/Entrance.cs", "src/AlliancePortal.Web/Shell/Gallery/GalleryPage.razor.cs", "src/AlliancePortal.Web/Shell/Gallery/GalleryTable.razor.cs"];

    private static readonly string[] DatabaseClock = ["src/AlliancePortal.Casework/Persistence/Sql/10_ticket.sql", "src/AlliancePortal.Casework/Persistence/Sql/40_audit.sql"];

    private static readonly HashSet<string> Loggable =
        ["Request", "UserId", "Code", "SqlState", "Problem", "DueWorkId", "Release", "Platform", "Registry", "ProcessId", "Version", "Event", "Port"];

    // Only a command of the machine acts in somebody's name without a sign-in; dangerous acts would not be asked about again.
    private static readonly string[] WithoutSignIn = ["src/AlliancePortal.Web/DemoData/Demonstration.cs", "src/AlliancePortal.Web/Host/Verbs/ImportVerb.cs"];

    [GeneratedRegex("""(?:\.Log(?:Trace|Debug|Information|Warning|Error|Critical)|LoggerMessage)\([^;"]*"((?:[^"\\]|\\.)*)["]""")]
    private static partial Regex LogTemplate { get; }

    [GeneratedRegex(@"\{@?\$?(\w+)[^}]*\}")]
    private static partial Regex LogField { get; }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex MachineClock { get; }

    [GeneratedRegex(@"\b(now\(\)|clock_timestamp|current_timestamp|current_date|localtime)")]
    private static partial Regex SqlClock { get; }

    [Fact]
    public void Files_stay_short()
    {
        static bool TooLong((string Path, string Text) file, int most) => file.Text.AsSpan().TrimEnd().Count('\n') + 1 > most;
        var sources = Sources.Of("src", ".cs", ".razor");
        var tests = Sources.Of("tests", ".cs");
        Assert.True(sources.Count > 200 && tests.Count > 50);
        Assert.Empty(sources.Where(file => TooLong(file, LongestSource)).Select(file => file.Path));
        Assert.Empty(tests.Where(file => TooLong(file, LongestTest)).Select(file => file.Path));
    }

    // See decisions/0022: the newest of each context has to keep its model, and a few more until somebody takes it out.
    [Fact]
    public void Old_migrations_hold_no_model_of_their_time()
    {
        var models = Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.Designer.cs", SearchOption.AllDirectories).ToList();
        Assert.True(models.Count > 20);
        Assert.InRange(models.Count(path => File.ReadLines(path).Count() > 20), 2, 8);
    }

    [Fact]
    public void There_is_one_clock()
    {
        Assert.Equal(OwnClock, Sources.Of("src", ".cs", ".razor").Where(file => MachineClock.IsMatch(file.Text)).Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(DatabaseClock, Sources.Of("src", ".sql").Where(file => SqlClock.IsMatch(file.Text)).Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Requests_from_outside_act_in_a_sign_in() =>
        Assert.Equal(WithoutSignIn, Sources.Of("src", ".cs", ".razor").Where(file => file.Text.Contains("Actor.Person(", StringComparison.Ordinal)).Select(file => file.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Logs_carry_ids_and_codes_never_a_name_or_an_object()
    {
        var fields = Sources.Of("src", ".cs").SelectMany(file => LogTemplate.Matches(file.Text).SelectMany(template => LogField.Matches(template.Groups[1].Value).Select(field => field.Groups[1].Value))).ToHashSet();
        Assert.Contains("UserId", fields);
        Assert.Empty(fields.Except(Loggable));
    }
}
