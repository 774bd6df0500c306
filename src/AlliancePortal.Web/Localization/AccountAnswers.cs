namespace AlliancePortal.Web.Localization;

/// <summary>What sign-in and invitation answer, by the code of the answer, and the words of the invitation page.</summary>
public sealed class AccountAnswers;
