namespace AlliancePortal.Web.Attachments;

/// <summary>What the browser tells of a file that it sent.</summary>
/// <param name="Status">Of the answer; 0: there was none.</param>
/// <param name="Code">Of a problem; <c>no_file</c> and <c>too_large</c> are the browser's own, <c>stopped</c> the reader's wish.</param>
/// <param name="Detail">In the reader's language.</param>
/// <param name="Errors">Sentences by field.</param>
public sealed record UploadAnswer(int Status, string? Code = null, string? Detail = null, IReadOnlyDictionary<string, string[]>? Errors = null);
