using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.StaffReports;

/// <summary>What is wrong with a plain form, above it, with links to the fields.</summary>
public sealed partial class SpeakUpProblems
{
    [Parameter, EditorRequired]
    public IReadOnlyList<Refusal> Problems { get; set; } = [];

    /// <summary>The page itself: a bare <c>#</c> would lead to the start page.</summary>
    [Parameter]
    public string Page { get; set; } = "/speak-up";
}
