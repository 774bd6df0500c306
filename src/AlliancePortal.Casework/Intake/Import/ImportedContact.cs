namespace AlliancePortal.Casework.Intake.Import;

/// <summary>How the person can be reached, as written in the file. Whether it is safe to do so, the file does not say.</summary>
public sealed record ImportedContact(
    string? Email, string? HomePhone, string? MobilePhone, string? Street, string? PostalCode, string? City, string? State, string? Country)
{
    public bool IsEmpty => Lines.Count == 0;

    /// <summary>The filled parts as lines: telephones, mail, then the address from street to country.</summary>
    public IReadOnlyList<string> Lines =>
        [.. new[] { MobilePhone, HomePhone, Email, Street, Join(PostalCode, City), State, Country }.OfType<string>()];

    private static string? Join(string? postalCode, string? city) =>
        postalCode is null || city is null ? postalCode ?? city : $"{postalCode} {city}";
}
