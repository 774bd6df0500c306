namespace AlliancePortal.Casework.Kernel;

/// <summary>Who asks: a signed-in person, or the portal itself for one named purpose. Rights are read anew in each transaction.</summary>
public sealed record Actor
{
    private Actor(Guid userId, string purpose, Guid? signInId = null) => (UserId, Purpose, SignInId) = (userId, purpose, signInId);

    public Guid UserId { get; }

    /// <summary>Empty for people.</summary>
    public string Purpose { get; }

    /// <summary>The sign-in through which a person asks; null only when no request from outside stands behind: a command of the machine, a test.</summary>
    public Guid? SignInId { get; }

    /// <summary>A person in one of her sign-ins: of a browser, or of a program.</summary>
    public static Actor SignedIn(Guid userId, Guid signInId) => new(userId, "", signInId);

    /// <summary>A person in whose name the machine's own commands act.</summary>
    public static Actor Person(Guid userId) => new(userId, "");

    /// <summary>Work without a user that watches deadlines: the escalation ladder, overdue referrals, birthdays.</summary>
    public static Actor Clock { get; } = new(Guid.Empty, "clock");

    /// <summary>Somebody who reports about a colleague and whom nobody shall know: whoever asks without a sign-in, and whoever is signed in too.</summary>
    public static Actor SpeakUp { get; } = new(Guid.Empty, "speak_up");

    /// <summary>Where accounts are kept: writes down who signed in, was refused, changed a factor. Never more than that.</summary>
    public static Actor Accounts { get; } = new(Guid.Empty, "accounts");

    /// <summary>First start: reference workers and demonstration data. Never reachable by a request from outside.</summary>
    public static Actor Setup { get; } = new(Guid.Empty, "setup");

    /// <summary>The business time that this actor's acts bear: of a reporter the hour alone, which many share.</summary>
    public DateTimeOffset At(DateTimeOffset now) => Purpose == SpeakUp.Purpose ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)) : now;
}
