using System.Net;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account.SecondFactor;
using AlliancePortal.Web.Account.Sessions;
using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account.StepUp;

/// <summary>Asks for the second factor before a dangerous act, on an open page or for a program. Each try has a scope of its own: a page stays open for hours.</summary>
public sealed class StepUpDesk(IServiceScopeFactory scopes, SignInThrottle throttle)
{
    /// <summary>Whether the account confirms by its password: a demonstration account, which has no second factor.</summary>
    public async Task<bool> ByPasswordAsync(Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Confirmations>().AccountAsync(actor) is { IsDemonstration: true };
    }

    /// <summary>Whether a passkey may confirm; it never may a demonstration account's.</summary>
    public async Task<bool> HasPasskeyAsync(Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<Confirmations>().AccountAsync(actor);
        return user is not null && (await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().GetPasskeysAsync(user)).Count > 0;
    }

    /// <summary>Confirms the actor's sign-in.</summary>
    /// <param name="actor">Who is asked, in which sign-in.</param>
    /// <param name="from">Address of the request; null on an open page.</param>
    /// <param name="proof">The digits of the app, else a recovery code.</param>
    /// <param name="password">Of a demonstration account.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether it fitted; or how long to wait, when there were too many failures.</returns>
    public async Task<(bool Fitted, TimeSpan? RetryAfter)> ConfirmAsync(Actor actor, IPAddress? from, SecondProof proof, string? password, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var confirmations = scope.ServiceProvider.GetRequiredService<Confirmations>();
        if (actor.SignInId is not { } signIn || await confirmations.AccountAsync(actor) is not { } user) return (false, null);
        var (shown, wait) = await throttle.RunAsync(from, user.Email!, () => confirmations.ConfirmAsync(user, signIn, proof, password, new SignInPlace(from, null), cancel), cancel, signIn.ToString());
        return (shown is not null, wait);
    }

    /// <summary>What the gate asks.</summary>
    public async Task<bool> IsConfirmedAsync(Guid signInId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Confirmations>().IsFreshAsync(signInId, cancel);
    }
}
