using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.Passkeys;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account;

/// <summary>Signs in a browser and returns to the page that was asked for, so that a session which ended in mid-form goes on there.</summary>
public sealed partial class SignInPage(Credentials credentials, OwnMachine machine, SignInThrottle throttle, BrowserSessions sessions, PasskeyDesk passkeys, KnownBrowser browser, IStringLocalizer<AccountAnswers> answers)
{
    private static readonly string[] NoTargets = ["/sign-in", "/sign-out", "/invitation", "/api", "/culture", "/_"];
    private string? error;
    private string? typed;
    private PasskeyQuestion? question;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private string Target => Allowed(Context.Request.HasFormContentType ? Context.Request.Form["returnUrl"].ToString() : ReturnUrl);

    /// <summary>The path if it is a page of this portal, else the start page.</summary>
    public static string Allowed(string? path) =>
        LocalizationSetup.IsLocal(path) && !NoTargets.Any(prefix => path!.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? path! : "/";

    protected override async Task OnInitializedAsync() => question = await passkeys.AskToSignInAsync(Context);

    /// <summary>A passkey stands for both steps.</summary>
    private async Task PasskeyAsync()
    {
        var (answer, cancel) = (PasskeyAnswer.Of(Context.Request.Form), Context.RequestAborted);
        // Nothing to guess and nobody named: failures count for the address alone.
        var (user, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, Context.TraceIdentifier, () => passkeys.CheckAsync(Context, answer), cancel);
        if (user is null)
        {
            Refuse("passkey_failed", wait);
            return;
        }

        await sessions.EnterAsync(Context, user, SignInFactors.Passkey, cancel);
        Context.Response.Redirect(Target);
    }

    private void Refuse(string why, TimeSpan? wait)
    {
        error = answers[wait is null ? why : AccountProblem.TooManyTries];
        if (wait is { } time) Context.Response.Headers.RetryAfter = AccountProblem.Seconds(time);
        Context.Response.StatusCode = wait is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
    }

    private async Task SubmitAsync()
    {
        var form = Context.Request.Form;
        var (email, password) = (form["email"].ToString(), form["password"].ToString());
        var cancel = Context.RequestAborted;
        var known = browser.Of(Context, email);
        var (user, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, email, () => credentials.CheckPasswordAsync(email, password, machine.Is(Context), SignInPlace.Of(Context), known is not null), cancel, known);
        if (user is null)
        {
            typed = email;
            Refuse(AccountProblem.SignInFailed, wait);
            return;
        }

        if (user.IsDemonstration)
        {
            await sessions.EnterAsync(Context, user, SignInFactors.Password, cancel);
            Context.Response.Redirect(Target);
            return;
        }

        await FirstStep.RememberAsync(Context, user);
        Context.Response.Redirect((user.TwoFactorEnabled ? CodePage.Path : SetUpPage.Path) + QueryString.Create("returnUrl", Target));
    }
}
