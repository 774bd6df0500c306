using System.Text.Json;
using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Http.Features;

namespace AlliancePortal.Web.Account.Tokens;

public static class TokenEndpoints
{
    private const int LongestBody = 8 * 1024;

    // Or routing itself would turn a wrong type away, as not signed in.
    private const string AnyType = "*/*";

    /// <summary>Sign-in of programs: login, refresh, logout.</summary>
    public static void MapTokens(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Sign-in");
        api.MapPost("/login", LoginAsync).AllowAnonymous().Accepts<LoginRequest>("application/json", AnyType).Produces<IssuedToken>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(429).WithSummary("Signs in and gives an access and a refresh token. Without `twoFactorCode` or `recoveryCode`: 401 `second_factor_required`, whatever the password.");
        api.MapPost("/login/refresh", RefreshAsync).AllowAnonymous().Accepts<RefreshRequest>("application/json", AnyType).Produces<IssuedToken>()
            .ProducesProblem(400).ProducesProblem(401).WithSummary("Gives new tokens for a refresh token, which is used up.");
        api.MapPost("/logout", LogoutAsync).Produces(204).ProducesProblem(401).WithSummary("Revokes the caller's tokens at once.");
    }

    private static async Task<IResult> LoginAsync(HttpContext context, Credentials credentials, OwnMachine machine, SignInThrottle throttle, ApiTokens tokens, SignInJournal journal, CancellationToken cancel)
    {
        if (await ReadAsync<LoginRequest>(context) is not { Email: { } email, Password: { } password } login)
            return AccountProblem.Of(context, 400, AccountProblem.Malformed);
        var (proof, onOwnMachine, place) = (new SecondProof(login.TwoFactorCode ?? login.Code, login.RecoveryCode), machine.Is(context), SignInPlace.Of(context));
        // Without a second factor the password is not even looked at: whoever guesses passwords learns nothing here.
        if (proof.IsEmpty && !(onOwnMachine && await credentials.IsDemonstrationAsync(email))) return AccountProblem.Of(context, 401, AccountProblem.SecondFactorRequired);
        var (user, wait) = await throttle.RunAsync(context.Connection.RemoteIpAddress, email, () => credentials.CheckAsync(email, password, proof, onOwnMachine, place, cancel), cancel);
        if (wait is { } time) return AccountProblem.Wait(context, time);
        if (user is null) return AccountProblem.Of(context, 401, AccountProblem.SignInFailed);
        await journal.SignedInAsync(user, user.IsDemonstration ? SignInFactors.Password : proof.Factor, place, isNewPlace: true);
        return Given(context, await tokens.IssueAsync(user, cancel));
    }

    private static async Task<IResult> RefreshAsync(HttpContext context, ApiTokens tokens, CancellationToken cancel)
    {
        if (await ReadAsync<RefreshRequest>(context) is not { RefreshToken: { } token }) return AccountProblem.Of(context, 400, AccountProblem.Malformed);
        return await tokens.RefreshAsync(token, cancel) is { } issued ? Given(context, issued) : AccountProblem.Of(context, 401, AccountProblem.NotSignedIn);
    }

    private static async Task<IResult> LogoutAsync(HttpContext context, ApiTokens tokens, BrowserSessions sessions, SignInJournal journal, CancellationToken cancel)
    {
        await journal.ChangedAsync(context.User.Actor().UserId, SignInKinds.SignedOut, SignInPlace.Of(context));
        await tokens.RevokeAsync(context.User, cancel);
        await sessions.EndAsync(context.User, cancel);
        return Results.NoContent();
    }

    private static IResult Given(HttpContext context, IssuedToken token)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(token);
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context) where T : class
    {
        if (!context.Request.HasJsonContentType() || context.Request.ContentLength > LongestBody) return null;
        // A body that comes in pieces does not tell its length before.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LongestBody;
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(context.RequestAborted);
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <param name="Email">The name to sign in with.</param>
/// <param name="Password">As chosen by its owner.</param>
/// <param name="TwoFactorCode">The six digits of the authenticator app.</param>
/// <param name="Code">The same under a shorter name.</param>
/// <param name="RecoveryCode">One of the codes on paper instead; it is used up.</param>
public sealed record LoginRequest(string? Email, string? Password, string? TwoFactorCode, string? Code = null, string? RecoveryCode = null);

public sealed record RefreshRequest(string? RefreshToken);
