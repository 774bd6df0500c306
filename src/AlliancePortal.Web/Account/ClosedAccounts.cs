namespace AlliancePortal.Web.Account;

/// <summary>Tells the open pages of this node that one sign-in, or all of an account, have ended.</summary>
public sealed class ClosedAccounts
{
    /// <summary>With the id of the user or of the session.</summary>
    public event Action<Guid>? Closed;

    public void Tell(Guid id) => Closed?.Invoke(id);
}
