using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>What another has stored meanwhile, beside the field in which the reader typed something else.</summary>
public sealed partial class StoredBeside
{
    /// <summary>Null: nobody has changed anything.</summary>
    [Parameter]
    public string? Stored { get; set; }

    [Parameter]
    public string? Typed { get; set; }

    /// <summary>The reader takes the stored text instead.</summary>
    [Parameter]
    public EventCallback OnTake { get; set; }
}
