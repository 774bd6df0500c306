using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.FactorResets;
using AlliancePortal.Web.Placements;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Agencies;

/// <summary>One person's place and account, and what an administrator can do about them.</summary>
public sealed partial class UserPage
{
    private WorkerListing? worker;
    private AgencyListing? agency;
    private PlaceDraft place = new();
    private WorkLeft? left;
    private string state = UserState.Active;
    private string? link;
    private IReadOnlyList<Refusal> refusals = [];
    private bool isAbsent;
    private bool isOneself;
    private bool isRunning;
    private bool resetWaits;
    private WaitingResets? resets;
    private WaitingPlacements? placements;
    private bool placementWaits;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private WorkerAccounts Accounts { get; set; } = null!;

    [Inject]
    private AccountStates AccountStates { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        isAbsent = me.Succeeded && me.Value.Role != Role.Administrator.Code();
        isOneself = me.Succeeded && me.Value.UserId == Id;
        if (!isAbsent) await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (listed, directory) = (await AskAsync(new ListWorkers { UserId = Id }), await AskAsync(new ListAgencies { IncludeClosed = true }));
        if ((listed.Refusal ?? directory.Refusal) is { } refusal)
        {
            refusals = InWords(refusal);
            return;
        }

        worker = listed.Value.Items.SingleOrDefault();
        isAbsent = worker is null;
        if (worker is null) return;
        agency = directory.Value.Single(one => one.Id == worker.AgencyId);
        place = new PlaceDraft { Role = worker.Role, Units = [.. worker.UnitIds.Select(id => agency.Units.Single(unit => unit.Id == id).Code)] };
        state = UserState.Of(worker, await AccountStates.AllAsync(Leaving));
    }

    private Task SaveAsync() => DoAsync(() => AskAsync(new ChangeWorkerRole { UserId = Id, Role = place.Role ?? "", UnitCodes = place.Units }), null, changed =>
    {
        left = changed.Waits ? null : changed.Left;
        Snackbar.Add(Words[changed.Waits ? "Place_Waits" : "Saved"]);
    });

    private Task NewLinkAsync() => DoAsync(() => ActAsync(actor => Accounts.InviteAgainAsync(actor, Id, Leaving)), null, invited => link = invited.Link);

    private Task EndSessionsAsync() => DoAsync(() => ActAsync(actor => Accounts.EndSessionsAsync(actor, Id, Leaving)), Words["Sessions_Done"]);

    private Task AskAgainAsync() => DoAsync(() => ActAsync(actor => Accounts.UnblockAsync(actor, Id, Leaving)), Words["Place_Waits"]);

    private Task UnblockAsync() => DoAsync(() => ActAsync(actor => Accounts.UnblockAsync(actor, Id, Leaving)), Words["Unblock_Done"], _ => left = null);

    private async Task ProposeResetAsync()
    {
        if (!await ProposeResetDialog.AskAsync(Dialogs, Id, worker!.DisplayName)) return;
        Snackbar.Add(Words["Lost_Factor_Proposed"]);
        await resets!.ReadAsync();
    }

    private async Task BlockAsync()
    {
        var would = await AskAsync(new ShowWorkLeft(Id));
        if (would.Succeeded && await BlockDialog.AskAsync(Dialogs, worker!.DisplayName, would.Value))
            await DoAsync(() => ActAsync(actor => Accounts.BlockAsync(actor, Id, Leaving)), Words["Block_Done"], remains => (left, link) = (remains, null));
        else if (would.Refusal is { } refusal) refusals = InWords(refusal);
    }

    private async Task DoAsync<T>(Func<Task<Outcome<T>>> act, string? said, Action<T>? then = null)
    {
        if (isRunning) return;
        isRunning = true;
        var answer = await act();
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal, field => field == "unitCodes" ? "units" : field) : [];
        if (!answer.Succeeded) return;
        then?.Invoke(answer.Value);
        if (said is not null) Snackbar.Add(said);
        if (placements is not null) await placements.ReadAsync();
        await LoadAsync();
    }
}
