namespace AlliancePortal.Web.Shared;

/// <summary>One reason why something was not done, in words for the reader.</summary>
/// <param name="Message">What is wrong and what helps, as a sentence.</param>
/// <param name="FieldId">Id of the field that it is about; null when it is about none.</param>
public sealed record Refusal(string Message, string? FieldId = null);
