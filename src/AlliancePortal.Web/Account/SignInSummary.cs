namespace AlliancePortal.Web.Account;

/// <summary>How sign-in is guarded at this moment, in counts of accounts.</summary>
/// <param name="Open">Whose owners sign in; those of the demonstration are left out.</param>
/// <param name="Guarded">Of these, with a second factor. The others set it up at their next sign-in and reach nothing before.</param>
/// <param name="Demonstration">Accounts of the demonstration, which sign in on the portal's own machine only.</param>
/// <param name="Failing">With failed attempts since the last sign-in that succeeded.</param>
/// <param name="LockedOut">Closed for a while after too many of them.</param>
public sealed record SignInSummary(int Open, int Guarded, int Demonstration, int Failing, int LockedOut);
