using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>
/// Where somebody who has signed in with the password for the first time sets up an authenticator app. Until then nobody is signed in, so that no
/// other page opens; afterwards the recovery codes are shown once.
/// </summary>
public sealed partial class SetUpPage(FirstStep first, LostFactors lost, Authenticators authenticators, SignInThrottle throttle, BrowserSessions sessions, SignInJournal journal,
    IStringLocalizer<AccountAnswers> answers, IStringLocalizer<ShellWords> shellWords)
{
    public const string Path = "/sign-in/set-up";
    private PortalUser? user;
    private string? key;
    private string? error;
    private bool needsLink;
    private IReadOnlyList<string>? codes;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private string Target => SignInPage.Allowed(ReturnUrl);

    private string? Invalid => error is null ? null : "true";

    private string? DescribedBy => error is null ? null : "code-error";

    /// <summary>Dark on white in both themes, as cameras want it. The app on a private phone shows a name that tells a bystander nothing.</summary>
    private string Picture
    {
        get
        {
            var issuer = Uri.EscapeDataString(shellWords["NeutralTitle"]);
            using var drawn = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{issuer}:{Uri.EscapeDataString(user!.Email!)}?secret={key}&issuer={issuer}", QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(drawn);
            return picture.GetGraphic(new System.Drawing.Size(200, 200), "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        user = await first.FindAsync(Context);
        if (user is null) Context.Response.Redirect("/sign-in" + QueryString.Create("returnUrl", Target));
        else if (user.TwoFactorEnabled) Context.Response.Redirect(CodePage.Path + QueryString.Create("returnUrl", Target));
        else if (!await lost.MaySetUpAsync(user, await FirstStep.LinkAsync(Context), Context.RequestAborted)) needsLink = true;
        else key = Base32.Encode(await authenticators.KeyToSetUpAsync(user, Context.RequestAborted));
    }

    private async Task SubmitAsync()
    {
        if (user is null || key is null) return;
        var (code, cancel) = (Context.Request.Form["code"].ToString(), Context.RequestAborted);
        var (made, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, user.Email!, () => authenticators.ConfirmAsync(user, code, cancel), cancel);
        if (made is null)
        {
            error = answers[wait is null ? "code_wrong" : AccountProblem.TooManyTries];
            Context.Response.StatusCode = wait is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests;
            return;
        }

        await FirstStep.ForgetAsync(Context);
        await journal.ChangedAsync(user.Id, SignInKinds.AppSetUp, SignInPlace.Of(Context));
        await sessions.EnterAsync(Context, user, SignInFactors.App, cancel);
        codes = made;
    }
}
