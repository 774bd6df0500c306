using System.Security.Claims;
using AlliancePortal.Casework.Kernel;

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
            ? Casework.Kernel.Actor.Person(id)
            : null;

    /// <summary>A principal that says who, how signed in, and nothing else.</summary>
    public static ClaimsPrincipal Principal(Guid userId, string scheme, params Claim[] more) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId.ToString()), .. more], scheme));
}
