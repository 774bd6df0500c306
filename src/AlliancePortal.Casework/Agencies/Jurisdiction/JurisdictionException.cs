namespace AlliancePortal.Casework.Agencies.Jurisdiction;

/// <summary>A jurisdiction file cannot be used; the message names the file and everything that is wrong in it.</summary>
public sealed class JurisdictionException(string source, IReadOnlyList<string> errors, Exception? inner = null)
    : Exception($"Jurisdiction file {source} cannot be used:{string.Concat(errors.Select(error => $"{Environment.NewLine}- {error}"))}", inner)
{
    /// <summary>One sentence per fault.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
