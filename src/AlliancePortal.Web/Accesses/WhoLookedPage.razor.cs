using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Accesses;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Accesses;

/// <summary>Who opened, changed and passed on a case; the filter stays in the address. For whom it is not meant it is not there.</summary>
public sealed partial class WhoLookedPage
{
    private List<AccessLine>? items;
    private IReadOnlyList<PersonWhoLooked> people = [];
    private IReadOnlyList<Refusal> refusals = [];
    private (Guid Id, string? Kind, Guid? Person)? asked;
    private string? next;
    private bool absent;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Only what this person did.</summary>
    [SupplyParameterFromQuery]
    public Guid? Person { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Id, Kind, Person)) return;
        asked = (Id, Kind, Person);
        await FetchAsync(null);
    }

    private Task MoreAsync() => FetchAsync(next);

    private async Task FetchAsync(string? after)
    {
        var wanted = asked;
        var answer = await AskAsync(new ListAccesses { CaseId = Id, Kind = AccessKinds.All.Contains(Kind) ? Kind : null, UserId = Person, After = after });
        // The filter changed while the answer was on its way.
        if (wanted != asked) return;
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        items = after is null ? [] : items;
        items!.AddRange(answer.Value.Items);
        (people, next) = (answer.Value.People, answer.Value.Next);
    }

    private string WhoOf(AccessLine line) => line.Person?.DisplayName ?? Words[line.IsPortal ? "Portal" : "Support"];

    // In the order of the access table.
    private static IEnumerable<string> SectionsOf(AccessLine line) =>
        Sections.All.Select(section => section.Key()).Where(line.Sections.Contains).Select(key => Labels.Of("section", key));

    private string With(string filter, string? value) => Navigation.GetUriWithQueryParameter(filter, value);

    private void Choose(ChangeEventArgs change) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("person", Guid.TryParse(change.Value as string, out var person) ? person : null), replace: true);
}
