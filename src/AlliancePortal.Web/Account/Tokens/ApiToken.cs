namespace AlliancePortal.Web.Account.Tokens;

/// <summary>An access token and the refresh token given with it. Only their hashes are kept: a stolen dump signs nobody in.</summary>
public sealed class ApiToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Shared by all tokens that follow by refresh from one sign-in.</summary>
    public required Guid FamilyId { get; init; }

    public required Guid UserId { get; init; }

    public required byte[] AccessHash { get; init; }

    public required byte[] RefreshHash { get; init; }

    /// <summary>The account's security stamp at sign-in; the token dies when the account's stamp changes.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when the refresh token can be used; never later than twelve hours after the sign-in.</summary>
    public required DateTimeOffset RefreshUntil { get; init; }

    /// <summary>When the second factor was last shown in this sign-in; a refresh is no such showing.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
