using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>One answer typed in several short boxes, with one label, help and error.</summary>
public sealed partial class PartsField
{
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<FieldPart> Parts { get; set; } = [];

    /// <summary>Raised when a box is left with another text.</summary>
    [Parameter]
    public EventCallback<(string Name, string Text)> PartChanged { get; set; }

    /// <summary>What is wrong with the answer as a whole.</summary>
    [Parameter]
    public string? Wrong { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    private Task ChangeAsync(string name, ChangeEventArgs change) => PartChanged.InvokeAsync((name, (change.Value as string ?? "").Trim()));
}

/// <summary>One box: the end of its id, its word, the most characters that it takes, and its text now.</summary>
public sealed record FieldPart(string Name, string Word, int Length, string Text);
