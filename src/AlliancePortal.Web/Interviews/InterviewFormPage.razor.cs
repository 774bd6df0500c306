using AlliancePortal.Casework.Interviews;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Cases;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Interviews;

/// <summary>Books an interview, records one that was held; with a child also words said unasked, and what should not have happened.</summary>
public sealed partial class InterviewFormPage
{
    private InterviewsView? shown;
    private InterviewLine? booked;
    private bool isAbsent;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter]
    public Guid Id { get; set; }

    /// <summary><c>record</c>, <c>book</c>, <c>words</c> or <c>breach</c>.</summary>
    [SupplyParameterFromQuery]
    public string? As { get; set; }

    /// <summary>The booked interview that was held.</summary>
    [SupplyParameterFromQuery]
    public Guid? Booked { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<string> Modes => shown is { IsChild: true } ? ["record", "book", "words", "breach"] : ["record", "book"];

    private string Mode => As is not null && Booked is null && Modes.Contains(As) ? As : "record";

    private string CaseHref => SectionTabs.Href(Id, "interviews");

    protected override async Task OnParametersSetAsync()
    {
        if (shown?.CaseId != Id)
        {
            var outcome = await AskAsync(new ShowInterviews(Id));
            isAbsent = outcome.Refusal?.Kind == RefusalKind.Hidden || outcome is { Succeeded: true, Value.MayAdd: false };
            refusals = outcome.Refusal is { } refusal ? InWords(refusal) : [];
            shown = outcome is { Succeeded: true, Value.MayAdd: true } ? outcome.Value : null;
        }

        booked = shown?.Interviews.FirstOrDefault(line => line.InterviewId == Booked && line is { State: "booked", IsOwn: true });
        if (shown is not null && Booked is not null && booked is null) isAbsent = true;
    }

    private void Leave() => Navigation.NavigateTo(CaseHref);
}
