using System.Security.Claims;
using System.Text.Encodings.Web;
using AlliancePortal.Web.Account.SecondFactor;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AlliancePortal.Web.Account.Tokens;

/// <summary>Signs in programs by <c>Authorization: Bearer</c>.</summary>
public sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiTokens tokens, OwnMachine machine)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Bearer";
    private const string Prefix = "Bearer ";

    /// <summary>Whether the request brings a token of its own, which then counts instead of any cookie.</summary>
    public static bool Speaks(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Speaks(Request)) return AuthenticateResult.NoResult();
        var token = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (await tokens.FindAsync(token, Context.RequestAborted) is not { } found || (found.IsDemonstration && !machine.Is(Context))) return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        var principal = ActorClaims.Principal(found.UserId, SchemeName, new Claim(ApiTokens.FamilyClaim, found.FamilyId.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => AccountProblem.NotSignedInAsync(Context);
}
