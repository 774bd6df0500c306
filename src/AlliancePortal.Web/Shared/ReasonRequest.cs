namespace AlliancePortal.Web.Shared;

/// <summary>What a dangerous act asks before it happens. All texts in the reader's language.</summary>
/// <param name="Title">The act as a question or command: "Withdraw this referral".</param>
/// <param name="WhatHappens">What it does and whether it can be undone.</param>
/// <param name="ShownTo">Who will see the act and the reason; empty: nobody but the audit.</param>
/// <param name="ConfirmWord">Word on the button; the verb of the act.</param>
/// <param name="EndangersSomebody">Red button; for acts that cannot be undone.</param>
public sealed record ReasonRequest(string Title, string WhatHappens, IReadOnlyList<string> ShownTo, string ConfirmWord, bool EndangersSomebody = false);
