namespace AlliancePortal.Web.Account.Invitations;

/// <summary>A link, used once, by which a person chooses the own password. Nobody else ever knows or sets it.</summary>
public sealed class Invitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>It lets a second factor be set up anew; else it lets a password be chosen.</summary>
    public required bool ForSecondFactor { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used, or replaced by a newer invitation.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
