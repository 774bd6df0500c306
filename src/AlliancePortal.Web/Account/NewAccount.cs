namespace AlliancePortal.Web.Account;

/// <summary>The account of a worker before it has a password.</summary>
public static class NewAccount
{
    public static PortalUser For(Guid userId, string email) => new() { Id = userId, UserName = userId.ToString("N"), Email = email.Trim(), EmailConfirmed = true, LockoutEnabled = true };
}
