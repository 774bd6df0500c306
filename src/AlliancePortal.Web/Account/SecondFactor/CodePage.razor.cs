using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>The second step of signing in: the digits of the app, else a recovery code.</summary>
public sealed partial class CodePage(FirstStep first, Credentials credentials, SignInThrottle throttle, BrowserSessions sessions, KnownBrowser browser, IStringLocalizer<AccountAnswers> answers)
{
    public const string Path = "/sign-in/code";
    private const string Recovery = "recovery";
    private PortalUser? user;
    private string? error;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "with")]
    public string? With { get; set; }

    private bool IsRecovery => With == Recovery;

    private string Target => SignInPage.Allowed(ReturnUrl);

    private string Other => Path + (IsRecovery ? QueryString.Empty : QueryString.Create("with", Recovery)).Add("returnUrl", Target);

    private string? Invalid => error is null ? null : "true";

    private string? DescribedBy => error is null ? null : "code-error";

    protected override async Task OnInitializedAsync()
    {
        user = await first.FindAsync(Context);
        if (user is null) Context.Response.Redirect("/sign-in" + QueryString.Create("returnUrl", Target));
        else if (!user.TwoFactorEnabled) Context.Response.Redirect(SetUpPage.Path + QueryString.Create("returnUrl", Target));
    }

    private async Task SubmitAsync()
    {
        if (user is not { TwoFactorEnabled: true }) return;
        var (form, cancel) = (Context.Request.Form, Context.RequestAborted);
        var proof = new SecondProof(form["code"], form["recoveryCode"]);
        var known = browser.Of(Context, user.Email!);
        var (passed, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, user.Email!, () => credentials.CheckSecondAsync(user, proof, SignInPlace.Of(Context), cancel, known is not null), cancel, known);
        if (passed is null)
        {
            error = answers[wait is null ? "code_wrong" : AccountProblem.TooManyTries];
            if (wait is { } time) Context.Response.Headers.RetryAfter = AccountProblem.Seconds(time);
            Context.Response.StatusCode = wait is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
            return;
        }

        await FirstStep.ForgetAsync(Context);
        await sessions.EnterAsync(Context, passed, proof.Factor, cancel);
        Context.Response.Redirect(Target);
    }
}
