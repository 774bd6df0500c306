namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>The authenticator app of one account. Its key stands sealed; the open key is seen once, by its owner, while setting it up.</summary>
public sealed class Authenticator
{
    public required Guid UserId { get; init; }

    /// <summary>Under the data-protection keys, which stand under the master key.</summary>
    public required string SealedKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The newest time step whose code was accepted; that step and earlier ones count no more. Null until the first code has fitted.</summary>
    public long? LastStep { get; set; }
}
