using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Account;

/// <summary>Signs in a browser and returns to the page that was asked for, so that a session which ended in mid-form goes on there.</summary>
public sealed partial class SignInPage(Credentials credentials, SignInThrottle throttle, BrowserSessions sessions, IStringLocalizer<AccountAnswers> answers)
{
    private static readonly string[] NoTargets = ["/sign-in", "/sign-out", "/invitation", "/api", "/culture", "/_"];
    private string? error;
    private string? typed;

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    private string Target => Allowed(Context.Request.HasFormContentType ? Context.Request.Form["returnUrl"].ToString() : ReturnUrl);

    /// <summary>The path if it is a page of this portal, else the start page.</summary>
    public static string Allowed(string? path) =>
        LocalizationSetup.IsLocal(path) && !NoTargets.Any(prefix => path!.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? path! : "/";

    private async Task SubmitAsync()
    {
        var form = Context.Request.Form;
        var (email, password, code) = (form["email"].ToString(), form["password"].ToString(), form["twoFactorCode"].ToString());
        var cancel = Context.RequestAborted;
        var (user, wait) = await throttle.RunAsync(Context.Connection.RemoteIpAddress, email, () => credentials.CheckAsync(email, password, code), cancel);
        if (user is null)
        {
            typed = email;
            error = answers[wait is null ? AccountProblem.SignInFailed : AccountProblem.TooManyTries];
            if (wait is { } time) Context.Response.Headers.RetryAfter = AccountProblem.Seconds(time);
            Context.Response.StatusCode = wait is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
            return;
        }

        await sessions.EndAsync(Context.User, cancel);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, await sessions.StartAsync(user, cancel));
        Context.Response.Redirect(Target);
    }
}
