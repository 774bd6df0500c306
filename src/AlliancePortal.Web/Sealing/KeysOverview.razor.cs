using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Sealing;

/// <summary>Versions of the master key, a rotation that is under way, the custodians' shares and the expiry of the keyring's backups. While keys are rotated it looks again by itself.</summary>
public sealed partial class KeysOverview
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private KeysView? view;
    private IReadOnlyList<Refusal> refusals = [];
    private bool absent;

    private bool IsRotating => view is { Versions.Count: > 1 };

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        if (IsRotating) _ = InvokeAsync(FollowAsync);
    }

    private async Task FollowAsync()
    {
        try
        {
            while (IsRotating && refusals.Count == 0)
            {
                await Task.Delay(Between, Leaving);
                await LoadAsync();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has left the page.
        }
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowKeys());
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (answer.Succeeded) view = answer.Value;
    }
}
