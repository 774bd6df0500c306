using System.Diagnostics;
using AlliancePortal.Testing.Postgres;
using AlliancePortal.Web.Host;

namespace AlliancePortal.Web.Tests.Host;

/// <summary>The verbs of the executable, each as a process of its own beside the portal that is running.</summary>
public sealed class VerbTests
{
    private const string Header = "yearOfRegistration,Datasource,gender,citizenship,isForcedLabour,ControlCategory,RecruiterCategory,ExploitType,Labor_Type,ageCategories";
    private const string Rows = "2016,Case Management,Female,UA,1,Financial,Family/Relative,Forced Labor,Domestic Work,Age 21-23\n2015,Hotline,Male,XX,1,Other,Other,Forced Labor,Construction,Age 24-26";

    [Fact]
    public async Task A_file_is_tried_imported_once_and_recognised_afterwards()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cases.csv", $"{Header}\n{Rows.Replace("XX", "MD", StringComparison.Ordinal)}\n");

        var tried = await RunAsync("import", "ctdc", file, "--dry-run");
        Assert.Equal((0, true), (tried.Code, tried.Text.Contains("2 would be taken in", StringComparison.Ordinal)));
        var first = await RunAsync("import", "ctdc", file);
        Assert.Equal((0, true), (first.Code, first.Text.Contains("2 taken in, 0 already there, 0 refused", StringComparison.Ordinal)));
        var second = await RunAsync("import", "ctdc", file);
        Assert.Equal((0, true), (second.Code, second.Text.Contains("0 taken in, 2 already there, 0 refused", StringComparison.Ordinal)));
        Assert.StartsWith("row,outcome,case_number", await File.ReadAllTextAsync(file + ".report.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_words_and_stores_nothing()
    {
        using var folder = new TemporaryFolder();
        var pdf = folder.Write("renamed.xlsx", "%PDF-1.7 not a workbook");

        var renamed = await RunAsync("import", "htcds", pdf, "--agency", "shelter");
        Assert.Equal((1, true), (renamed.Code, renamed.Text.Contains("not an Excel workbook", StringComparison.Ordinal)));
        var nobody = await RunAsync("import", "htcds", pdf, "--agency", "no-such-agency");
        Assert.Equal((1, true), (nobody.Code, nobody.Text.Contains("no-such-agency", StringComparison.Ordinal)));
        var missing = await RunAsync("import", "htcds", pdf + ".missing", "--agency", "shelter");
        Assert.Equal((1, true), (missing.Code, missing.Text.Contains("does not exist", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_audit_of_all_that_happened_holds()
    {
        var verdict = await RunAsync("audit", "verify");
        Assert.Equal((0, true), (verdict.Code, verdict.Text.Contains("The chain holds", StringComparison.Ordinal)));
    }

    private static async Task<(int Code, string Text)> RunAsync(params string[] verb)
    {
        var portal = await RunningPortal.Shared;
        var start = new ProcessStartInfo("dotnet", [typeof(PortalHost).Assembly.Location, .. verb]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Portal"] = portal.Place.Connections.Admin;
        start.Environment["Portal__DataFolder"] = portal.Place.Folder;
        start.Environment["Portal__MasterKeyFile"] = TestMasterKey.KeyFile;
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("portal-verbs-").FullName;

        public string Write(string name, string content)
        {
            var file = Path.Combine(path, name);
            File.WriteAllText(file, content);
            return file;
        }

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
