using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>One line of text, or several. Never offered to the browser's autofill: the next reader of this machine is somebody else.</summary>
public sealed partial class TextField
{
    private ElementReference input;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Parameter]
    public string? Value { get; set; }

    /// <summary>Raised when the field is left with another text.</summary>
    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>More than 1: a field that holds a paragraph.</summary>
    [Parameter]
    public int Lines { get; set; } = 1;

    [Parameter]
    public int? MaxLength { get; set; }

    /// <summary>HTML input type: text, tel, search.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    [Parameter]
    public string? InputMode { get; set; }

    /// <summary>Language of the text when it is not the reader's, as for somebody's own words.</summary>
    [Parameter]
    public string? Lang { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    private string? Invalid => Error is null ? null : "true";

    public ValueTask FocusAsync() => input.FocusAsync();
}
