using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Account;
using AlliancePortal.Web.Shared;
using AnyAscii;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>The people of all agencies, for administrators.</summary>
public sealed partial class UsersPage
{
    private const int PageSize = 50;
    private IReadOnlyList<WorkerListing>? workers;
    private IReadOnlyList<AgencyListing> agencies = [];
    private Dictionary<Guid, AccountState> accounts = [];
    private Dictionary<Guid, string> unitNames = [];
    private IReadOnlyList<Refusal> refusals = [];
    private int shown = PageSize;
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

    private IReadOnlyList<WorkerListing> Found
    {
        get
        {
            var (sought, agency) = (Folded(Query), agencies.FirstOrDefault(one => one.Code == Agency)?.Id);
            return [.. (workers ?? []).Where(worker => (sought.Length == 0 || Folded($"{worker.DisplayName} {worker.Email}").Contains(sought, StringComparison.Ordinal))
                && (agency is null || worker.AgencyId == agency)
                && (State is null || UserState.Of(worker, accounts) == State))];
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        isAbsent = me.Succeeded && me.Value.Role != Role.Administrator.Code();
        if (isAbsent) return;
        var (listed, directory) = (await AskAsync(new ListWorkers()), await AskAsync(new ListAgencies { IncludeClosed = true }));
        if ((listed.Refusal ?? directory.Refusal) is { } refusal)
        {
            refusals = InWords(refusal);
            return;
        }

        agencies = [.. directory.Value.OrderBy(agency => agency.Name, StringComparer.CurrentCulture)];
        unitNames = agencies.SelectMany(agency => agency.Units).ToDictionary(unit => unit.Id, unit => unit.Name);
        accounts = await AccountStates.AllAsync(Leaving);
        workers = listed.Value;
    }

    protected override void OnParametersSet() => shown = PageSize;

    private static string Folded(string? text) => (text ?? "").Trim().Transliterate().ToLowerInvariant();

    private string UnitName(Guid unit) => unitNames.GetValueOrDefault(unit, "");

    private string With(string filter, string? value) => Navigation.GetUriWithQueryParameter(filter, value);

    private void Filter(string filter, ChangeEventArgs change) =>
        Navigation.NavigateTo(With(filter == nameof(Query) ? "q" : "agency", change.Value is string { Length: > 0 } value ? value : null), replace: true);
}
