namespace AlliancePortal.Web.Account.Sessions;

/// <summary>A sign-in in a browser that stands now.</summary>
/// <param name="Id">Of the session.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="IsDemonstration">Good on the portal's own machine only.</param>
/// <param name="LastSeenAt">When its person last did something.</param>
/// <param name="ExpiresAt">The absolute limit.</param>
public sealed record LiveSession(Guid Id, Guid UserId, bool IsDemonstration, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt);
