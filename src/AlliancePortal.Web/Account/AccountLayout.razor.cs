namespace AlliancePortal.Web.Account;

/// <summary>Frame of plain account pages: no circuit, nothing in sight but the form.</summary>
public sealed partial class AccountLayout;
