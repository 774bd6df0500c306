using AlliancePortal.Casework.FactorResets;
using AlliancePortal.Web.Agencies;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.FactorResets;

/// <summary>Resets of a second factor on which the reader may have a word, live; nothing stands there while none waits. Who approves gets the link, once.</summary>
public sealed partial class WaitingResets
{
    private IReadOnlyList<FactorResetView> waiting = [];
    private IReadOnlyList<Refusal> refusals = [];
    private Guid me;
    private string? link;
    private string approved = "";
    private bool isRunning;

    /// <summary>Only those of this person; null: all.</summary>
    [Parameter]
    public Guid? Of { get; set; }

    /// <summary>Raised whenever it was looked again, with whether one waits.</summary>
    [Parameter]
    public EventCallback<bool> OnRead { get; set; }

    [Inject]
    private WorkerAccounts Accounts { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    private IEnumerable<FactorResetView> Shown => waiting.Where(reset => Of is null || reset.UserId == Of);

    /// <summary>Looks again.</summary>
    public async Task ReadAsync()
    {
        var answer = await AskAsync(new ListFactorResets());
        if (answer.Succeeded) waiting = answer.Value;
        await OnRead.InvokeAsync(Shown.Any());
    }

    protected override async Task OnInitializedAsync()
    {
        me = (await ActorAsync()).UserId;
        await ReadAsync();
        await ListenAsync(ReadAsync);
    }

    private bool IsOwn(FactorResetView reset) => reset.UserId == me;

    private async Task ApproveAsync(FactorResetView reset)
    {
        if (await Dialogs.ShowMessageBoxAsync(Words["Approve_Title", reset.DisplayName], Words["Approve_What"], Words["Approve"], null, Words["Cancel"]) != true) return;
        isRunning = true;
        var answer = await ActAsync(actor => Accounts.ApproveFactorResetAsync(actor, reset.FactorResetId, Leaving));
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) (link, approved) = (answer.Value.Link, reset.DisplayName);
        await ReadAsync();
    }

    private async Task StopAsync(FactorResetView reset)
    {
        isRunning = true;
        var answer = await AskAsync(new StopFactorReset(reset.FactorResetId));
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await ReadAsync();
    }
}
