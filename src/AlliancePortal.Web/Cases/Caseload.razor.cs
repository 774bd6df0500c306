using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>
/// The unit's cases. Filters and order stand in the address; of a search only a key does, since names belong into no browser history.
/// Back restores both, and as many rows as were open.
/// </summary>
public sealed partial class Caseload
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly HashSet<string?> asked = [];
    private List<CaseloadItem>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private string? next;
    private string? typed;
    private string? shown;
    private CancellationTokenSource typing = new();
    private Role? role;

    /// <summary>Key of what is searched for.</summary>
    [SupplyParameterFromQuery(Name = "search")]
    public string? SearchKey { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public bool? Child { get; set; }

    [SupplyParameterFromQuery]
    public bool Mine { get; set; }

    [SupplyParameterFromQuery]
    public bool Former { get; set; }

    /// <summary>Of the former ones the closed, or those that go on without the unit; null: both.</summary>
    [SupplyParameterFromQuery]
    public bool? Closed { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private CaseloadMemory Memory { get; set; } = null!;

    [CascadingParameter]
    public ActingAs? Reader { get; set; }

    private string? Query => Memory.Find(SearchKey);

    // A case number is nobody's name and may stand in the address.
    private string Emergency => CaseNumber.TryParse(Query, out var number) ? $"/break-glass?number={number}" : "/break-glass";

    private bool Narrowed => Query is not null || Mine || Former || Child is not null || Status is not null;

    private bool MayTakeIn => role is { } known && Roles.Intake.Contains(known);

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        role = me.Succeeded ? EnumCode.Find<Role>(me.Value.Role) : null;
        await ListenAsync(ReadAsync);
    }

    protected override Task OnParametersSetAsync()
    {
        // Over a long line several addresses that the typing asked for are under way: the field is ahead of all of them.
        var typedHere = asked.Remove(SearchKey);
        if (SearchKey != shown && !typedHere) typed = Query;
        shown = SearchKey;
        return ReadAsync();
    }

    private static string? Current(bool chosen) => chosen ? "true" : null;

    /// <summary>The address with one filter set or, with null, taken away.</summary>
    private string With(string filter, object? value) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [filter] = value });

    private string Ended(bool closed) => Navigation.GetUriWithQueryParameters(
        Former && Closed == closed ? new Dictionary<string, object?> { ["former"] = null, ["closed"] = null } : new Dictionary<string, object?> { ["former"] = true, ["closed"] = closed });

    private string WithoutFilters() => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["mine"] = null, ["former"] = null, ["closed"] = null, ["child"] = null, ["status"] = null });

    private async Task SearchAsync()
    {
        await typing.CancelAsync();
        typing = new CancellationTokenSource();
        var token = typing.Token;
        await Task.Delay(Pause, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (token.IsCancellationRequested) return;
        var key = Memory.Keep(typed);
        asked.Add(key);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("search", key), replace: true);
    }

    private void Order(ChangeEventArgs change) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("sort", change.Value as string), replace: true);

    /// <summary>Reads the list from its beginning, as far as it was open at this address.</summary>
    private async Task ReadAsync()
    {
        var (address, request) = (Navigation.Uri, Request(null));
        var read = new List<CaseloadItem>();
        string? after = null;
        do
        {
            var outcome = await AskAsync(request with { After = after, Size = Math.Clamp(Memory.RowsAt(address) - read.Count, ListCaseload.DefaultSize, ListCaseload.MostSize) });
            if (request != Request(null)) return;
            refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
            if (outcome.Succeeded) read.AddRange(outcome.Value.Items);
            after = outcome.Succeeded ? outcome.Value.Next : null;
        }
        while (after is not null && read.Count < Memory.RowsAt(address));
        (items, next) = (read, after);
    }

    private async Task MoreAsync()
    {
        var request = Request(next);
        var outcome = await AskAsync(request);
        if (request != Request(next)) return;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        if (!outcome.Succeeded) return;
        items!.AddRange(outcome.Value.Items);
        next = outcome.Value.Next;
        Memory.Remember(Navigation.Uri, items.Count);
    }

    private ListCaseload Request(string? after) => new() { Query = Query, Status = Status, Child = Child, AssignedToMe = Mine, Former = Former, Closed = Closed, Sort = Sort, After = after };
}
