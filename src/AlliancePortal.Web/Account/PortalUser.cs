using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account;

/// <summary>What a person signs in with. The id is the worker's user id in the casework; name, role and agency live only there.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>Since when the account is closed by an administrator; null while it is open. A lockout after wrong passwords is not this.</summary>
    public DateTimeOffset? BlockedAt { get; set; }
}
