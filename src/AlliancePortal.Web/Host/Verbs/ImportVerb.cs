using System.CommandLine;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Intake.Import.Ctdc;
using AlliancePortal.Casework.Intake.Import.Htcds;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.Host.Verbs;

/// <summary><c>import htcds FILE.xlsx --agency CODE</c> and <c>import ctdc FILE.csv</c>: each row through the gate, with a report beside the file.</summary>
internal sealed class ImportVerb
{
    private const string CtdcAgency = "iom";
    private readonly Argument<FileInfo> file = new Argument<FileInfo>("file") { Description = "The file to read." }.AcceptExistingOnly();
    private readonly Option<string?> unit = new("--unit") { Description = "Code of the agency's unit; without it the first that may open cases." };
    private readonly Option<string?> municipality = new("--municipality") { Description = "Code of the municipality for rows that name none." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Say what would happen and store nothing." };
    private readonly Option<FileInfo?> report = new("--report") { Description = "Where the report of each row goes (CSV); without it beside the file." };
    private readonly Option<string?> folder;

    public ImportVerb(Option<string?> folder)
    {
        this.folder = folder;
        Command = new Command("import", "Takes the persons of a file in, each through the same gate and rules as an intake by hand.")
        {
            Kind("htcds", "IOM's HTCDS workbook, version 2.0 (.xlsx, .xlsm).", HtcdsWorkbook.Read, new Option<string>("--agency") { Description = "Code of the agency that will hold the cases.", Required = true }),
            Kind("ctdc", "Coded cases of the Counter-Trafficking Data Collaborative (.csv).", CtdcFile.Read, new Option<string>("--agency") { Description = "Code of the agency that will hold the cases.", DefaultValueFactory = _ => CtdcAgency }),
        };
    }

    public Command Command { get; }

    private Command Kind(string name, string description, Func<Stream, DateOnly, ImportLimits?, ImportReading> read, Option<string> agency)
    {
        var command = new Command(name, description) { file, agency, unit, municipality, dryRun, report };
        command.SetAction(async (given, cancel) =>
        {
            await using var host = await VerbHost.StartAsync(given.GetValue(folder), cancel);
            var desk = await host.Services.GetRequiredService<ICasework>().RunAsync(Actor.Setup, new ImportDesk(given.GetValue(agency)!, given.GetValue(unit)), cancel);
            if (desk.Refusal is { } refusal) return Refused(refusal, given.GetValue(agency)!);

            await using var stream = given.GetValue(file)!.OpenRead();
            using var reading = read(stream, PeopleTime.Default.Today(TimeProvider.System), null);
            using var progress = new ImportConsole();
            var options = new ImportOptions { IsDryRun = given.GetValue(dryRun), Municipality = given.GetValue(municipality) };
            var done = await host.Services.GetRequiredService<ImportPersons>().RunAsync(Actor.Person(desk.Value), reading, options, progress, cancel);
            var target = given.GetValue(report)?.FullName ?? given.GetValue(file)!.FullName + ".report.csv";
            await using (var csv = File.CreateText(target)) done.WriteCsv(csv);
            progress.Finish(done, target);
            return done.Refusal is not null ? 1 : done.Refused > 0 ? 2 : 0;
        });
        return command;
    }

    private static int Refused(Refusal refusal, string agency)
    {
        var what = refusal.Fields.Keys.FirstOrDefault() ?? refusal.Code;
        Console.Error.WriteLine(refusal.Fields.Values.Any(codes => codes.Contains("opens_no_cases"))
            ? $"{agency}: no unit of this agency opens cases."
            : $"{what}: there is no such code ({agency}).");
        return 1;
    }
}
