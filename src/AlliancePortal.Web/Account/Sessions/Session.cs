namespace AlliancePortal.Web.Account.Sessions;

/// <summary>One sign-in in a browser. Kept on the server so that signing out ends it in every tab, and a copied cookie with it.</summary>
public sealed class Session
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public required string SecurityStamp { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The absolute limit, whatever the activity.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When its person last did something, to the minute. Idle for too long, the session counts no more.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Browser and system in words ("Firefox · Windows"), so that its owner knows it again; null when they did not say. Nothing else is kept of the device.</summary>
    public string? Device { get; init; }

    /// <summary>When the second factor was last shown in it; for a demonstration account, the password.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
