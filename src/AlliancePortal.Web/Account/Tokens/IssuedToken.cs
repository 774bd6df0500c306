namespace AlliancePortal.Web.Account.Tokens;

/// <summary>The only moment at which both tokens can be read; the names are those of the JSON interface.</summary>
/// <param name="ExpiresIn">Seconds until the access token ends.</param>
public sealed record IssuedToken(string TokenType, string AccessToken, int ExpiresIn, string RefreshToken);
