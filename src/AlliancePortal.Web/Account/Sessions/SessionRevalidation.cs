using System.Data.Common;
using AlliancePortal.Web.Drafts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>Closes an open page at most a minute after its sign-in has ended, wherever that happened; what is typed in it is kept first.</summary>
public sealed class SessionRevalidation(ILoggerFactory loggers, IServiceScopeFactory scopes, LastWords lastWords) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => AccountLimits.Revalidation;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            if (await scope.ServiceProvider.GetRequiredService<BrowserSessions>().FindAsync(authenticationState.User, cancellationToken) is not null) return true;
            await lastWords.KeepAsync();
            return false;
        }
        catch (Exception exception) when (exception is DbException || exception.InnerException is DbException)
        {
            // Without a database nobody reads a case either; typed text must survive the outage.
            return true;
        }
    }
}
