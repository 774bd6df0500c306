using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Retention;

/// <summary>Cases of the reader's units whose time is over: proposed for erasure one by one or several at once, or held.</summary>
public sealed partial class RetentionDueList
{
    private readonly HashSet<Guid> chosen = [];
    private List<RetentionDue> items = [];
    private Guid? next;
    private IReadOnlyList<Refusal> refusals = [];
    private int? proposed;
    private bool sending;

    /// <summary>The first page.</summary>
    [Parameter, EditorRequired]
    public required RetentionDuePage First { get; set; }

    private IEnumerable<RetentionDue> Choosable => items.Where(item => item.MayPropose);

    protected override async Task OnInitializedAsync()
    {
        (items, next) = ([.. First.Items], First.Next);
        await ListenAsync(ReadAsync);
    }

    private void Choose(RetentionDue item, bool isChosen) => _ = isChosen ? chosen.Add(item.CaseId) : chosen.Remove(item.CaseId);

    private void ChooseAll(bool all)
    {
        chosen.Clear();
        if (all) chosen.UnionWith(Choosable.Take(ProposeDueErasures.Most).Select(item => item.CaseId));
    }

    private async Task ProposeAsync()
    {
        var ids = chosen.ToList();
        var asked = new ReasonRequest(Words.Counted("Bulk", ids.Count), Words["Bulk_What"], [Words["Bulk_Shown"]], Words["Propose"], EndangersSomebody: true);
        if (await ReasonDialog.AskAsync(Dialogs, asked) is not { } reason) return;
        proposed = await DoAsync(new ProposeDueErasures(ids, reason)) is { } done ? done.Count : null;
    }

    private async Task HoldAsync(RetentionDue item)
    {
        if (await ReasonDialog.AskAsync(Dialogs, new ReasonRequest(Words["Hold_Title", item.CaseNumber], Words["Hold_What"], [], Words["Hold"])) is { } why) await DoAsync(new HoldCase(item.CaseId, why));
    }

    private async Task<T?> DoAsync<T>(IRequest<T> request) where T : class
    {
        if (sending) return null;
        (sending, proposed) = (true, null);
        var answer = await AskAsync(request);
        sending = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await ReadAsync();
        return answer.Succeeded ? answer.Value : null;
    }

    /// <summary>As many rows anew as were shown before.</summary>
    private async Task ReadAsync()
    {
        var answer = await AskAsync(new ListRetentionDue { Size = Math.Clamp(items.Count, ListCaseload.DefaultSize, ListCaseload.MostSize) });
        if (!answer.Succeeded) return;
        (items, next) = ([.. answer.Value.Items], answer.Value.Next);
        chosen.IntersectWith(Choosable.Select(item => item.CaseId));
    }

    private async Task MoreAsync()
    {
        var answer = await AskAsync(new ListRetentionDue { After = next });
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        items.AddRange(answer.Value.Items);
        next = answer.Value.Next;
    }
}
