namespace AlliancePortal.Web.Account.Tokens;

/// <summary>An access token that counts now.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="FamilyId">The sign-in from which it comes.</param>
/// <param name="IsDemonstration">Good on the portal's own machine only.</param>
public sealed record LiveToken(Guid UserId, Guid FamilyId, bool IsDemonstration);
