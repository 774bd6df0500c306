using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies;

/// <summary>The referral directory for everybody who is signed in: agencies, their units and desk telephones, no people.</summary>
public sealed partial class AgenciesPage
{
    private IReadOnlyList<AgencyListing>? agencies;
    private IReadOnlyList<Refusal> refusals = [];
    private bool administers;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    /// <summary>Code of an agency kind.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<string> Kinds => (agencies ?? []).Select(agency => agency.Kind).Distinct();

    private IReadOnlyList<AgencyListing> Found => [.. (agencies ?? []).Where(agency => (Kind is null || agency.Kind == Kind)
        && PlainLatin.Of($"{agency.Name} {(agency.Municipality is { } code ? Jurisdiction.NameOf(code) : "")}").Contains(PlainLatin.Of(Query), StringComparison.Ordinal))];

    protected override async Task OnInitializedAsync()
    {
        var (me, answer) = (await AskAsync(new WhoAmI()), await AskAsync(new ListAgencies()));
        administers = me.Succeeded && me.Value.Role == Role.Administrator.Code();
        if (answer.Succeeded) agencies = answer.Value;
        else refusals = InWords(answer.Refusal!);
    }

    private static string Dial(string phone) => "tel:" + new string([.. phone.Where(sign => char.IsAsciiDigit(sign) || sign == '+')]);

    private string With(string filter, string? value) => Navigation.GetUriWithQueryParameter(filter, value);

    private void Search(ChangeEventArgs change) => Navigation.NavigateTo(With("q", change.Value is string { Length: > 0 } sought ? sought : null), replace: true);
}
