using AlliancePortal.Web.Account;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AlliancePortal.Web.Shell;

public sealed partial class Routes : IDisposable
{
    private ActingAs? actor;
    private Guid? userId;
    private bool known;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    private FindActingAs FindActingAs { get; set; } = null!;

    [Inject]
    private ClosedAccounts ClosedAccounts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    public void Dispose() => ClosedAccounts.Closed -= LeaveIfMine;

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        actor = await FindActingAs(user);
        userId = user.FindActor()?.UserId;
        ClosedAccounts.Closed += LeaveIfMine;
        known = true;
    }

    /// <summary>The page asks the server anew, which asks to sign in.</summary>
    private void LeaveIfMine(Guid closed)
    {
        if (closed == userId) _ = InvokeAsync(() => Navigation.NavigateTo(Navigation.Uri, forceLoad: true));
    }
}
