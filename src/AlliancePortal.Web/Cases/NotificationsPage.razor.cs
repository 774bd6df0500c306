using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>What was told to the reader and the reader's units, newest first, until somebody of the unit marks it as seen.</summary>
public sealed partial class NotificationsPage
{
    private List<NotificationItem>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private Guid? next;
    private bool absent;
    private bool marking;

    /// <summary>Also what was seen before.</summary>
    [SupplyParameterFromQuery]
    public bool All { get; set; }

    [Inject]
    private Unseen Unseen { get; set; } = null!;

    protected override Task OnInitializedAsync() => ListenAsync(ReadAsync);

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var asked = All;
        var answer = await AskAsync(new MyNotifications { Unseen = !asked, Size = Math.Clamp(items?.Count ?? 0, ListCaseload.DefaultSize, ListCaseload.MostSize) });
        if (asked != All) return;
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        items = answer.Succeeded ? [.. answer.Value.Items] : [];
        next = answer.Succeeded ? answer.Value.Next : null;
    }

    private async Task MoreAsync()
    {
        var answer = await AskAsync(new MyNotifications { Unseen = !All, After = next });
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        items!.AddRange(answer.Value.Items);
        next = answer.Value.Next;
    }

    private async Task SeenAsync(IReadOnlyList<Guid> ids)
    {
        if (marking) return;
        marking = true;
        foreach (var some in ids.Chunk(ListCaseload.MostSize))
        {
            var answer = await AskAsync(new MarkSeen(some));
            refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        }

        marking = false;
        await ReadAsync();
        await Unseen.ChangeAsync();
    }
}
