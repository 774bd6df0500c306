using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Agencies;

/// <summary>One agency for whoever keeps the directory: its units, its name, and its end.</summary>
public sealed partial class AgencyPage
{
    private AgencyView? agency;
    private IReadOnlyList<AgencyListing> others = [];
    private NameDraft names = new();
    private IReadOnlyList<Refusal> refusals = [];
    private string? successor;
    private bool isAbsent;
    private bool isRunning;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private bool NeedsSuccessor => agency?.Kind == AgencyKinds.Csw;

    private IReadOnlyList<CodeOption> Successors => [.. others.Select(other => new CodeOption(other.Id.ToString(), other.Name))];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowAgency(Id));
        isAbsent = answer.Refusal?.Kind == RefusalKind.Hidden;
        if (!answer.Succeeded)
        {
            refusals = InWords(answer.Refusal!);
            return;
        }

        (agency, names) = (answer.Value, NameDraft.Of(answer.Value.Names));
        var listed = await AskAsync(new ListAgencies { Kind = agency.Kind });
        others = listed.Succeeded ? [.. listed.Value.Where(other => other.Id != Id)] : [];
    }

    private string Facts(UnitView unit) => string.Join(" · ", new[]
    {
        unit.Code, unit.ServiceLine is { } line ? Labels.Of("service_line", line) : null, unit.DutyPhone, Words.Counted("Of_People", unit.Standing.People), Words.Counted("Of_Cases", unit.Standing.OpenCases),
    }.OfType<string>());

    private Task RenameAsync() => DoAsync(new ChangeAgency(Id, names.Names), Words["Saved"]);

    private async Task EditAsync(UnitView? unit)
    {
        if (!await UnitForm.AskAsync(Dialogs, agency!, unit)) return;
        refusals = [];
        Snackbar.Add(Words["Saved"]);
        await LoadAsync();
    }

    private async Task CloseUnitAsync(UnitView unit)
    {
        if (await CloseUnitDialog.AskAsync(Dialogs, agency!, unit) is { } answer) await DoAsync(new CloseUnit(unit.UnitId, answer.SuccessorId), Words["Closed", unit.Name]);
    }

    private async Task CloseAsync()
    {
        Guid? to = Guid.TryParse(successor, out var known) ? known : null;
        if (NeedsSuccessor && to is null)
        {
            refusals = [new Refusal($"{Words["Successor"]}: {RefusalTexts.OfField("unknown")}", "successor")];
            return;
        }

        var now = await AskAsync(new ShowAgency(Id, to));
        if (now.Refusal is { } refusal) refusals = InWords(refusal);
        else if (await CloseAgencyDialog.AskAsync(Dialogs, now.Value, others.FirstOrDefault(other => other.Id == to)?.Name))
            await DoAsync(new CloseAgency(Id, to), Words["Closed", now.Value.Name]);
    }

    private async Task DoAsync<T>(IRequest<T> request, string said)
    {
        if (isRunning) return;
        isRunning = true;
        var answer = await AskAsync(request);
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? [.. InWords(refusal, AgencyFields.IdOf).Select(one => AgencyFields.Named(Words, one))] : [];
        if (!answer.Succeeded) return;
        Snackbar.Add(said);
        await LoadAsync();
    }
}
