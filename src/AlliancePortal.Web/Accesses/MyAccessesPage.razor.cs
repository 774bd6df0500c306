using AlliancePortal.Casework.Accesses;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Accesses;

/// <summary>What the reader opened and changed in the last 90 days.</summary>
public sealed partial class MyAccessesPage
{
    private List<MyAccess>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private string? next;

    protected override Task OnInitializedAsync() => FetchAsync(null);

    private Task MoreAsync() => FetchAsync(next);

    private async Task FetchAsync(string? after)
    {
        var answer = await AskAsync(new MyAccesses { After = after });
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        items ??= [];
        items.AddRange(answer.Value.Items);
        next = answer.Value.Next;
    }
}
