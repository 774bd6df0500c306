using System.Net;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.StepUp;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>
/// The last step of the first sign-in: a passkey on this device, or not now. It opens only while the authenticator app just set up is new and its code fresh, so that a browser left
/// open cannot add one; whoever comes later finds it at <c>/account</c>.
/// </summary>
public sealed partial class PasskeyOfferPage(PasskeyDesk desk, Confirmations confirmations, Authenticators authenticators, IStringLocalizer<AccountAnswers> answers)
{
    public const string Path = "/sign-in/passkey";
    private PortalUser? user;
    private PasskeyQuestion? question;
    private string? error;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private string Target => SignInPage.Allowed(ReturnUrl);

    protected override async Task OnInitializedAsync()
    {
        var actor = Context.User.Actor();
        // A passkey belongs to a name, never to an address in numbers.
        if (!IPAddress.TryParse(Context.Request.Host.Host, out _)
            && await confirmations.IsFreshAsync(actor.SignInId ?? Guid.Empty, Context.RequestAborted)
            && await confirmations.AccountAsync(actor) is { IsDemonstration: false } me
            && await authenticators.IsNewAsync(me, Context.RequestAborted)
            && await desk.AskToConfirmAsync(Context, me) is null) (user, question) = (me, await desk.AskToAddAsync(Context, me));
        else Context.Response.Redirect(Target);
    }

    private async Task AddAsync()
    {
        if (user is null) return;
        var form = Context.Request.Form;
        if (PasskeyName.Of(form) is not { } name) error = answers["passkey_name"];
        else if (!await desk.AddAsync(Context, user, name, PasskeyAnswer.Of(form))) error = answers["passkey_not_added"];
        else Context.Response.Redirect(Target);
        if (error is not null) Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
