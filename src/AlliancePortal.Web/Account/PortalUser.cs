using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account;

/// <summary>What a person signs in with. The id is the worker's user id in the casework; name, role and agency live only there.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>Since when the account is closed by an administrator; null while it is open. A lockout after wrong passwords is not this.</summary>
    public DateTimeOffset? BlockedAt { get; set; }

    /// <summary>Since when a lost second factor is taken away; until a new one stands, it is set up with the link of the reset alone.</summary>
    public DateTimeOffset? FactorResetAt { get; set; }

    /// <summary>An account of the demonstration: signs in without a second factor, and on the portal's own machine only.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>Whether a sign-in of the account may stand at all: it is open, and has its second factor or needs none.</summary>
    public static readonly System.Linq.Expressions.Expression<Func<PortalUser, bool>> MaySignIn = user => user.BlockedAt == null && (user.IsDemonstration || user.TwoFactorEnabled);
}
