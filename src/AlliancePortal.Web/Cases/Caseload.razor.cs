using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>The unit's cases: search, filters and order stand in the address, so that Back, reload and a bookmark find them again.</summary>
public sealed partial class Caseload
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private List<CaseloadItem>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private string? next;
    private string? typed;
    private string? sought;
    private CancellationTokenSource typing = new();
    private Role? role;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    [SupplyParameterFromQuery]
    public bool? Child { get; set; }

    [SupplyParameterFromQuery]
    public bool Mine { get; set; }

    [SupplyParameterFromQuery]
    public bool Former { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool MayTakeIn => role is { } known && Roles.Intake.Contains(known);

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        role = me.Succeeded ? EnumCode.Find<Role>(me.Value.Role) : null;
        await ListenAsync(ReadAsync);
    }

    protected override Task OnParametersSetAsync()
    {
        // What is being typed now is newer than the address that an earlier keystroke asked for.
        if (Query != sought) typed = sought = Query;
        return ReadAsync();
    }

    private static string? Current(bool chosen) => chosen ? "true" : null;

    /// <summary>The address with one filter set or, with null, taken away.</summary>
    private string With(string filter, object? value) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [filter] = value });

    private string WithoutFilters() => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["mine"] = null, ["former"] = null, ["child"] = null, ["status"] = null });

    private async Task SearchAsync()
    {
        await typing.CancelAsync();
        typing = new CancellationTokenSource();
        var token = typing.Token;
        await Task.Delay(Pause, token).ContinueWith(_ => { }, TaskScheduler.Current);
        if (token.IsCancellationRequested) return;
        sought = string.IsNullOrWhiteSpace(typed) ? null : typed;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", sought), replace: true);
    }

    private Task SortAsync(ChangeEventArgs change)
    {
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("sort", change.Value as string), replace: true);
        return Task.CompletedTask;
    }

    private async Task ReadAsync()
    {
        var asked = Request(null);
        var outcome = await AskAsync(asked);
        if (asked != Request(null)) return;
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        items = outcome.Succeeded ? [.. outcome.Value.Items] : [];
        next = outcome.Succeeded ? outcome.Value.Next : null;
    }

    private async Task MoreAsync()
    {
        var outcome = await AskAsync(Request(next));
        refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
        if (!outcome.Succeeded) return;
        items!.AddRange(outcome.Value.Items);
        next = outcome.Value.Next;
    }

    private ListCaseload Request(string? after) => new() { Query = Query, Status = Status, Child = Child, AssignedToMe = Mine, Former = Former, Sort = Sort, After = after };
}
