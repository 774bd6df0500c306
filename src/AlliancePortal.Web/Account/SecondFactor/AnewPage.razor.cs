using AlliancePortal.Web.Account.Invitations;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>Where somebody whose second factor was reset begins anew: the link that was handed over, and the own password. The link is used up only when the new factor stands.</summary>
public sealed partial class AnewPage(InvitationLinks links, UserManager<PortalUser> users, Credentials credentials, OwnMachine machine, SignInThrottle throttle, IStringLocalizer<AccountAnswers> answers)
{
    public const string Path = "/sign-in/anew/";
    private bool isOpen;
    private string? error;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [Parameter]
    public required string Token { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;

    protected override async Task OnInitializedAsync()
    {
        isOpen = await links.FindForSecondFactorAsync(Token, Cancel) is not null;
        if (!isOpen) error = answers["invitation_closed"];
    }

    private async Task SubmitAsync()
    {
        if (await links.FindForSecondFactorAsync(Token, Cancel) is not { } link || await users.FindByIdAsync(link.UserId.ToString()) is not { Email: { } email }) return;
        var password = Context.Request.Form["password"].ToString();
        var (user, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, email, () => credentials.CheckPasswordAsync(email, password, machine.Is(Context), SignInPlace.Of(Context)), Cancel);
        if (user is null)
        {
            error = answers[wait is null ? "password_wrong" : AccountProblem.TooManyTries];
            if (wait is { } time) Context.Response.Headers.RetryAfter = AccountProblem.Seconds(time);
            Context.Response.StatusCode = wait is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
            return;
        }

        await FirstStep.RememberAsync(Context, user, link.Id);
        Context.Response.Redirect(SetUpPage.Path);
    }
}
