using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>What awaits the reader, by the kind of agency.</summary>
public sealed partial class HomePage
{
    [CascadingParameter]
    public ActingAs? Actor { get; set; }
}
