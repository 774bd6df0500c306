using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Foot of a list that is fetched by key, page by page; says when there is no more. Lists never count what they do not show.</summary>
public sealed partial class MoreButton
{
    private bool fetching;

    [Parameter, EditorRequired]
    public bool HasMore { get; set; }

    /// <summary>How many rows stand above.</summary>
    [Parameter, EditorRequired]
    public int Shown { get; set; }

    /// <summary>Fetches the next page; the button is off until it is there.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnMore { get; set; }

    private async Task FetchAsync()
    {
        fetching = true;
        try
        {
            await OnMore.InvokeAsync();
        }
        finally
        {
            fetching = false;
        }
    }
}
