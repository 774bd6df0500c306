using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>One fact in a list of facts (<c>dl</c>).</summary>
public sealed partial class Fact
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    /// <summary>Stands there also without a value.</summary>
    [Parameter]
    public bool Always { get; set; }
}
