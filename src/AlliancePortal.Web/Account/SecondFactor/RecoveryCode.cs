namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>A code on paper that stands for the lost phone, once. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public required byte[] CodeHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was used, or replaced by newer ones.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
