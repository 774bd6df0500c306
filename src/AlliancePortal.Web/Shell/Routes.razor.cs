using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AlliancePortal.Web.Shell;

public sealed partial class Routes
{
    private ActingAs? actor;
    private bool known;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    private FindActingAs FindActingAs { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        actor = await FindActingAs((await Authentication).User);
        known = true;
    }
}
