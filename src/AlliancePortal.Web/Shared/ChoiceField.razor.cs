using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>One of a few values, all in sight.</summary>
public sealed partial class ChoiceField
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<CodeOption> Options { get; set; } = [];

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    /// <summary>One below the other, for long labels or options with help.</summary>
    [Parameter]
    public bool Stacked { get; set; }
}
