using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Cases;

/// <summary>One case: header, the sections open to the reader as tabs, who is in it, what happened. Gone at once when it closes to the reader.</summary>
public sealed partial class CasePage
{
    private CaseView? shown;
    private bool absent;
    private IReadOnlyList<string> tabs = [];
    private IReadOnlyList<Refusal> refusals = [];
    private Guid? asked;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Key of the open section; one that is not there means the first.</summary>
    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    private string Current => Tab is not null && tabs.Contains(Tab) ? Tab : tabs.FirstOrDefault() ?? "";

    protected override Task OnInitializedAsync() => ListenAsync(LoadAsync);

    protected override async Task OnParametersSetAsync()
    {
        if (asked == Id) return;
        (asked, shown, absent) = (Id, null, false);
        await LoadAsync();
    }

    // Gone from the page first, whether or not the database can be asked.
    private Task ForgetAsync()
    {
        shown = null;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowCase(Id));
        absent = answer.Refusal?.Kind == RefusalKind.Hidden;
        refusals = answer.Refusal is { } refusal && !absent ? InWords(refusal) : [];
        if (absent) shown = null;
        if (!answer.Succeeded) return;
        shown = answer.Value;
        tabs = SectionTabs.Of(shown);
    }
}
