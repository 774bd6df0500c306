using System.Globalization;
using System.Text;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Intake.Import;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Intake.Import;

/// <summary>Imports IOM's workbook or coded CTDC cases: tried first, then taken in, with the report of each row to download.</summary>
public sealed partial class ImportPage
{
    private ImportRun? run;
    private ImportReport? report;
    private IReadOnlyList<Refusal> refusals = [];
    private bool? may;
    private bool isReading;
    private bool isRunning;
    private bool wasStopped;

    [Inject]
    private ImportPersons Persons { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private static long MostMegabytes => ImportLimits.Default.FileBytes / (1024 * 1024);

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        may = me.Succeeded && EnumCode.Find<Role>(me.Value.Role) is { } role && Roles.Intake.Contains(role);
    }

    private async Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        (run, report, refusals, wasStopped) = (null, null, [], false);
        if (chosen.File.Size > ImportLimits.Default.FileBytes)
        {
            Refuse(FileRefusal.TooLarge(ImportLimits.Default.FileBytes));
            return;
        }

        isReading = true;
        StateHasChanged();
        using var content = new MemoryStream();
        await using (var stream = chosen.File.OpenReadStream(ImportLimits.Default.FileBytes, Leaving)) await stream.CopyToAsync(content, Leaving);
        (run, isReading) = (new ImportRun(chosen.File.Name, content.ToArray()), false);
    }

    private async Task RunAsync(bool isDryRun)
    {
        (isRunning, refusals, wasStopped) = (true, [], false);
        report = await run!.RunAsync(Persons, await ActorAsync(), isDryRun, () => _ = InvokeAsync(StateHasChanged), Leaving);
        (isRunning, wasStopped) = (false, report is null);
        if (report?.Refusal is { } refusal) Refuse(refusal);
        if (report is null or { IsDryRun: false } or { Refusal: not null }) run = null;
    }

    private void Refuse(FileRefusal refusal) => refusals = [new Refusal(Words[$"File_{refusal.Code}", string.Join(", ", refusal.Subjects)], "import-file")];

    private async Task DownloadAsync()
    {
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        report!.WriteCsv(text);
        using var content = new DotNetStreamReference(new MemoryStream(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray()));
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", Leaving, "/js/download.js");
        await module.InvokeVoidAsync("save", Leaving, "report.csv", content);
    }
}
