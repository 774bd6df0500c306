using Microsoft.AspNetCore.Identity;

namespace AlliancePortal.Web.Account.Passwords;

/// <summary>
/// Refuses what guessing programs try first: a leaked password, a common word or a keyboard run with digits, signs or a few letters around it, few different characters, or
/// the own e-mail. No rule about kinds of characters: length protects, and forced signs end up as "1!" (NIST SP 800-63B 3.1.1).
/// </summary>
public sealed class GuessablePasswordValidator : IPasswordValidator<PortalUser>
{
    private const int FewestDifferent = 6;
    private const int ShortestRemainder = 5;

    private static readonly string[] Common =
    [
        "password", "passwort", "passcode", "fjalekalimi", "fjalekalim", "lozinka", "sifra", "qwerty", "qwertz", "azerty", "asdfgh", "yxcvbn", "zxcvbn",
        "abcdef", "letmein", "welcome", "miresevini", "mirseerdhe", "dobrodosli", "administrator", "admin", "changeme", "iloveyou", "tedua", "volimte",
        "kosova", "kosovo", "prishtina", "pristina", "prizren", "peja", "mitrovica", "albania", "shqiperia", "shqipe", "serbia", "srbija", "beograd",
        "alliance", "portal", "allianceportal", "police", "policia", "policija", "football", "futboll", "dragon", "monkey", "sunshine", "princess",
        "superman", "batman", "master", "secret", "sekret", "tajna", "login", "access", "summer", "winter", "spring", "autumn", "monday", "company",
    ];

    /// <summary>Error codes: <c>PasswordTooLong</c>, <c>PasswordGuessable</c>.</summary>
    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var text = password ?? "";
        if (text.Length > AccountLimits.PasswordMaximum) return Refused("PasswordTooLong");
        return IsGuessable(text, user.Email) ? Refused("PasswordGuessable") : Task.FromResult(IdentityResult.Success);
    }

    private static bool IsGuessable(string password, string? email)
    {
        var folded = LeakedPasswords.Folded(password);
        if (folded.Distinct().Count() < FewestDifferent || LeakedPasswords.Contains(folded)) return true;
        if (email is not null && password.Contains(email.Split('@')[0], StringComparison.OrdinalIgnoreCase)) return true;
        var letters = string.Concat(folded.Where(char.IsLetter));
        return letters.Length - LeakedPasswords.LongestIn(letters).Length < ShortestRemainder || WithoutCommon(letters).Length < ShortestRemainder;
    }

    private static string WithoutCommon(string letters) =>
        Common.OrderByDescending(word => word.Length).Aggregate(letters, (left, word) => left.Replace(word, "", StringComparison.Ordinal));

    private static Task<IdentityResult> Refused(string code) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = code }));
}
