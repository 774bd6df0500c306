using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account;

/// <summary>Closes and reopens accounts. Tokens die with the next request, open pages within a minute.</summary>
public sealed class AccountClosing(UserManager<PortalUser> users, TimeProvider time)
{
    /// <returns>False when there is no such account.</returns>
    public Task<bool> CloseAsync(Guid userId) => SetAsync(userId, time.GetUtcNow());

    /// <summary>Reopens; whoever was signed in before must sign in anew.</summary>
    /// <returns>False when there is no such account.</returns>
    public Task<bool> ReopenAsync(Guid userId) => SetAsync(userId, null);

    private async Task<bool> SetAsync(Guid userId, DateTimeOffset? blockedAt)
    {
        if (await users.FindByIdAsync(userId.ToString()) is not { } user) return false;
        user.BlockedAt = blockedAt;
        return (await users.UpdateSecurityStampAsync(user)).Succeeded;
    }
}
