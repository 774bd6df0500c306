using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Label above, any input, error and help below. The input has the id <see cref="For"/> and <c>aria-describedby</c> from <see cref="DescribedBy"/>.</summary>
public sealed partial class FieldLabelled
{
    [Parameter, EditorRequired]
    public string For { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Ids of error and help of a field, in the order in which they are read out; null when it has neither.</summary>
    public static string? DescribedBy(string id, string? error, string? help) => (error, help) switch
    {
        (null, null or "") => null,
        (null, _) => $"{id}-help",
        (_, null or "") => $"{id}-error",
        _ => $"{id}-error {id}-help",
    };
}
