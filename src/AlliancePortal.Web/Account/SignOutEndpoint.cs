using AlliancePortal.Casework.SignIns;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account;

public static class SignOutEndpoint
{
    /// <summary>Ends the sign-in in all tabs of the browser. Anonymous, so that who was signed out meanwhile lands on the sign-in page.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery, BrowserSessions sessions, SignInJournal journal, CancellationToken cancel) =>
        {
            if (context.User.FindActor() is { } actor)
            {
                if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
                await journal.ChangedAsync(actor.UserId, SignInKinds.SignedOut, SignInPlace.Of(context));
                await sessions.EndAsync(context.User, cancel);
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            }

            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous().ExcludeFromDescription();
}
