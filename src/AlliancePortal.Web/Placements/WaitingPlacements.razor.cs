using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Placements;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Placements;

/// <summary>Invitations and wider roles on which the reader has a word, live; nothing stands there while none waits.</summary>
public sealed partial class WaitingPlacements
{
    private IReadOnlyList<PlacementView> waiting = [];
    private IReadOnlyList<Refusal> refusals = [];
    private bool isRunning;

    /// <summary>Only those of this person; null: all.</summary>
    [Parameter]
    public Guid? Of { get; set; }

    /// <summary>Raised whenever it was looked again, with whether one waits.</summary>
    [Parameter]
    public EventCallback<bool> OnRead { get; set; }

    /// <summary>Raised when the reader has decided.</summary>
    [Parameter]
    public EventCallback OnDecided { get; set; }

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private IEnumerable<PlacementView> Shown => waiting.Where(one => Of is null || one.UserId == Of);

    /// <summary>Looks again.</summary>
    public async Task ReadAsync()
    {
        var answer = await AskAsync(new ListPlacements());
        if (answer.Succeeded) waiting = answer.Value;
        await OnRead.InvokeAsync(Shown.Any());
    }

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        await ListenAsync(ReadAsync);
    }

    private async Task DecideAsync(IRequest<PlacementDecided> decision)
    {
        isRunning = true;
        var answer = await AskAsync(decision);
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) Snackbar.Add(Words[decision is ApprovePlacement ? "Approved" : "Stopped"]);
        await ReadAsync();
        await OnDecided.InvokeAsync();
    }
}
