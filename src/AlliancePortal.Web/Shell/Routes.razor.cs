using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Drafts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AlliancePortal.Web.Shell;

public sealed partial class Routes : IDisposable
{
    private ActingAs? actor;
    private Guid? userId;
    private string? sessionId;
    private bool known;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    private FindActingAs FindActingAs { get; set; } = null!;

    [Inject]
    private ClosedAccounts ClosedAccounts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private LastWords LastWords { get; set; } = null!;

    public void Dispose() => ClosedAccounts.Closed -= LeaveIfMine;

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        actor = await FindActingAs(user);
        userId = user.FindActor()?.UserId;
        sessionId = user.FindFirst(BrowserSessions.SessionClaim)?.Value;
        ClosedAccounts.Closed += LeaveIfMine;
        LastWords.Page = InvokeAsync;
        known = true;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (userId is not null && (await Authentication).User.FindActor() is null) AskToSignIn();
    }

    private void LeaveIfMine(Guid closed)
    {
        if (closed == userId || closed.ToString() == sessionId) _ = InvokeAsync(LeaveAsync);
    }

    private async Task LeaveAsync()
    {
        await LastWords.KeepAsync();
        AskToSignIn();
    }

    /// <summary>The page asks the server anew, which asks to sign in and leads back here.</summary>
    private void AskToSignIn() => Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
}
