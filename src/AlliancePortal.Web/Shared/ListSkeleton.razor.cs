using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>The shape of a list while its rows are fetched.</summary>
public sealed partial class ListSkeleton
{
    [Parameter]
    public int Rows { get; set; } = 6;
}
