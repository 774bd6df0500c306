using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>The people of all agencies by name, page by page, for administrators. The filter stays in the address.</summary>
public sealed partial class UsersPage
{
    private readonly List<WorkerListing> workers = [];
    private IReadOnlyList<AgencyListing> agencies = [];
    private Dictionary<Guid, AccountState> accounts = [];
    private Dictionary<Guid, string> unitNames = [];
    private IReadOnlyList<Refusal> refusals = [];
    private (string? Query, string? Agency, string? State)? asked;
    private Guid? next;
    private bool isLoaded;
    private bool isAbsent;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <summary>Code of an agency.</summary>
    [SupplyParameterFromQuery(Name = "agency")]
    public string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [Inject]
    private AccountStates AccountStates { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<AgencyListing> OpenAgencies => agencies.Where(agency => !agency.IsClosed || agency.Code == Agency);

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        isAbsent = me.Succeeded && me.Value.Role != Role.Administrator.Code();
        if (isAbsent) return;
        var directory = await AskAsync(new ListAgencies { IncludeClosed = true });
        if (directory.Refusal is { } refusal)
        {
            refusals = InWords(refusal);
            return;
        }

        unitNames = directory.Value.SelectMany(agency => agency.Units).ToDictionary(unit => unit.Id, unit => unit.Name);
        accounts = await AccountStates.AllAsync(Leaving);
        agencies = [.. directory.Value.OrderBy(agency => agency.Name, StringComparer.CurrentCulture)];
        await StartAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (agencies.Count > 0 && asked != (Query, Agency, State)) await StartAsync();
    }

    private Task StartAsync()
    {
        asked = (Query, Agency, State);
        return FetchAsync(null);
    }

    private Task MoreAsync() => FetchAsync(next);

    private async Task FetchAsync(Guid? after)
    {
        var wanted = asked;
        Guid[] open = [.. accounts.Where(account => account.Value == AccountState.Open).Select(account => account.Key)];
        var answer = await AskAsync(new ListWorkers
        {
            Query = Query,
            AgencyId = Agency is null ? null : agencies.FirstOrDefault(agency => agency.Code == Agency)?.Id ?? Guid.Empty,
            IsActive = State is null ? null : State is UserState.Active or UserState.Invited,
            IsApproved = State is UserState.Waiting or UserState.Blocked ? State == UserState.Blocked : null,
            Among = State == UserState.Active ? open : null,
            Except = State == UserState.Invited ? open : [],
            After = after,
        });
        // The filter changed while the answer was on its way.
        if (wanted != asked) return;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        if (after is null) workers.Clear();
        workers.AddRange(answer.Value.Items);
        (next, isLoaded) = (answer.Value.Next, true);
    }

    private string UnitName(Guid unit) => unitNames.GetValueOrDefault(unit, "");

    private string With(string filter, string? value) => Navigation.GetUriWithQueryParameter(filter, value);

    private void Filter(string filter, ChangeEventArgs change) =>
        Navigation.NavigateTo(With(filter == nameof(Query) ? "q" : "agency", change.Value is string { Length: > 0 } value ? value : null), replace: true);
}
