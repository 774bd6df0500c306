using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Audit.Heads;
using AlliancePortal.Casework.Kernel;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Audit;

/// <summary>How the audit stands, a check of it at any time, and its entries with ids alone; for administrators.</summary>
public sealed partial class AuditPage
{
    private static readonly int[] Backwards = [0, 1, 7, 30, 90];
    private AuditState? state;
    private FoundLine? file;
    private List<AuditLine> items = [];
    private IReadOnlyList<Refusal> refusals = [];
    private (string? Kind, int Days)? asked;
    private string? next;
    private bool absent;
    private int? done;

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only what is at least so many days old.</summary>
    [SupplyParameterFromQuery]
    public int Days { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private AuditVerification Verification { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Kind, Days)) return;
        asked = (Kind, Days);
        if (state is null) await StateAsync();
        if (state is not null) await FetchAsync(null);
    }

    private async Task StateAsync()
    {
        var answer = await AskAsync(new ShowAudit());
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (answer.Succeeded) state = answer.Value;
    }

    private async Task VerifyAsync()
    {
        if (done is not null) return;
        done = 0;
        var outcome = await Verification.RunAsync(await ActorAsync(), new Shown(this), Leaving);
        done = null;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        if (!outcome.Succeeded) return;
        file = outcome.Value.BrokenFile;
        await StateAsync();
        await FetchAsync(null);
    }

    private Task MoreAsync() => FetchAsync(next);

    private async Task FetchAsync(string? after)
    {
        var wanted = asked;
        var answer = await AskAsync(new ListAuditEntries
        {
            Kind = AuditEntryKinds.All.Contains(Kind) ? Kind : null,
            Before = Days is > 0 and < 10_000 ? Time.Now - TimeSpan.FromDays(Days) : null,
            After = after,
        });
        // The filter changed while the answer was on its way.
        if (wanted != asked) return;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        if (after is null) items = [];
        items.AddRange(answer.Value.Items);
        next = answer.Value.Next;
    }

    private string With(string filter, string? value) => Navigation.GetUriWithQueryParameter(filter, value);

    private void Choose(ChangeEventArgs change) =>
        Navigation.NavigateTo(With("days", change.Value is string { Length: > 0 } days and not "0" ? days : null), replace: true);

    private sealed class Shown(AuditPage page) : IProgress<int>
    {
        public void Report(int value) => _ = page.InvokeAsync(() =>
        {
            if (page.done is null) return;
            page.done = value;
            page.StateHasChanged();
        });
    }
}
