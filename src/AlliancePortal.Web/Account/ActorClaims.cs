using System.Security.Claims;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account.Sessions;
using AlliancePortal.Web.Account.Tokens;

namespace AlliancePortal.Web.Account;

/// <summary>From the signed-in principal to the actor of the gate, and back. Role and agency are no claims: they are read anew in each transaction.</summary>
public static class ActorClaims
{
    /// <summary>The signed-in person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; a policy should have stopped the request before.</exception>
    public static Actor Actor(this ClaimsPrincipal principal) =>
        principal.FindActor() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The signed-in person, or null.</summary>
    public static Actor? FindActor(this ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? Casework.Kernel.Actor.SignedIn(id, SignInOf(principal))
            : null;

    // Without either claim it is a sign-in that was never confirmed.
    private static Guid SignInOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(BrowserSessions.SessionClaim) ?? principal.FindFirstValue(ApiTokens.FamilyClaim), out var id) ? id : Guid.Empty;

    /// <summary>A principal that says who, how signed in, and nothing else.</summary>
    public static ClaimsPrincipal Principal(Guid userId, string scheme, params Claim[] more) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.ToString()), .. more], scheme));
}
