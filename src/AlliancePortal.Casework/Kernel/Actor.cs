namespace AlliancePortal.Casework.Kernel;

/// <summary>Who asks: a signed-in person, or the portal itself for one named purpose. Rights are read anew in each transaction.</summary>
public sealed record Actor
{
    private Actor(Guid userId, string purpose) => (UserId, Purpose) = (userId, purpose);

    public Guid UserId { get; }

    /// <summary>Empty for people.</summary>
    public string Purpose { get; }

    /// <summary>A person, by the id of the account.</summary>
    public static Actor Person(Guid userId) => new(userId, "");

    /// <summary>Work without a user that watches deadlines: the escalation ladder, overdue referrals, birthdays.</summary>
    public static Actor Clock { get; } = new(Guid.Empty, "clock");

    /// <summary>First start: reference workers and demonstration data. Never reachable by a request from outside.</summary>
    public static Actor Setup { get; } = new(Guid.Empty, "setup");
}
