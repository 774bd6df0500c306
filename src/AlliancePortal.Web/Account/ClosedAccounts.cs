namespace AlliancePortal.Web.Account;

/// <summary>Tells the open pages of this node that all sign-ins of an account have ended.</summary>
public sealed class ClosedAccounts
{
    /// <summary>With the user id.</summary>
    public event Action<Guid>? Closed;

    public void Tell(Guid userId) => Closed?.Invoke(userId);
}
