using System.Globalization;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Intake;

/// <summary>The intake of a presumed victim: one page from the first word to the confirmation, kept while it is typed.</summary>
public sealed partial class IntakePage
{
    private IntakeStep step;
    private IntakeForm form = new();
    private IntakeSheet sheet = null!;
    private IntakeForm? others;
    private IReadOnlyList<DraftSummary> drafts = [];
    private IReadOnlyList<Shared.Refusal> refusals = [];
    private TakenIn? taken;
    private Guid? loaded;
    private bool touched;
    private bool stepped;

    [Parameter]
    public Guid? DraftId { get; set; }

    /// <summary><c>check</c>: the answers are being looked at, so that the browser's own way back leads to the form.</summary>
    [SupplyParameterFromQuery(Name = "step")]
    public string? Step { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private IntakeReading Reading => new(form, Clock.GetUtcNow());

    protected override async Task OnParametersSetAsync()
    {
        if (step == IntakeStep.Loading || DraftId != loaded) await LoadAsync();
        else if (step is IntakeStep.Form or IntakeStep.Check) GoTo(Step == CheckStep ? IntakeStep.Check : IntakeStep.Form);
    }

    private void GoTo(IntakeStep next)
    {
        stepped |= step != next && refusals.Count == 0;
        step = next;
    }

    private async Task LoadAsync()
    {
        (step, loaded, taken, others, refusals, touched, stepped) = (IntakeStep.Loading, DraftId, null, null, [], false, false);
        searched = null;
        var agencies = sheet is null ? (await AskAsync(new ListAgencies())) is { Succeeded: true } listed ? listed.Value : [] : sheet.Agencies;
        form = Fresh();
        sheet = new IntakeSheet(form, agencies, ChangedAsync);
        Keeper.Begin(await ActorAsync(), IntakeForm.Kind, null, () => (form.Title, form.Write()));
        if (DraftId is null)
        {
            await ListAsync();
            step = IntakeStep.Form;
            return;
        }

        var opened = await AskAsync(new OpenDraft(DraftId.Value));
        if (opened.Refusal is not null)
        {
            await ShowTakenAsync();
            return;
        }

        (form, touched) = (IntakeForm.Read(opened.Value.Content), true);
        Keeper.Take(opened.Value);
        sheet = sheet with { Form = form };
        step = IntakeStep.Form;
        await ForeseeAsync();
        if (Step == CheckStep) await CheckAsync();
    }

    private IntakeForm Fresh()
    {
        var local = PeopleTime.Default.LocalOf(Clock.GetUtcNow());
        return new IntakeForm { IdentifiedOn = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), IdentifiedTime = local.ToString("HH:mm", CultureInfo.InvariantCulture) };
    }

    private async Task ListAsync() => drafts = await AskAsync(new ListDrafts(IntakeForm.Kind)) is { Succeeded: true } listed ? listed.Value : [];

    private async Task ShowTakenAsync()
    {
        var shown = await AskAsync(new ShowTakenIn(DraftId!.Value));
        (taken, step) = shown.Succeeded ? (shown.Value, IntakeStep.Done) : (null, IntakeStep.Gone);
    }

    private async Task DiscardAsync(DraftSummary draft)
    {
        drafts = [.. drafts.Where(other => other.Id != draft.Id)];
        var discarded = await AskAsync(new DiscardDraft(draft.Id));
        if (discarded.Refusal is { } refusal) refusals = InWords(refusal);
    }
}
