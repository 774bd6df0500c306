using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace AlliancePortal.Web.Account.Sessions;

/// <summary>
/// Remembers in a browser who has signed in there with every factor. Its wrong tries are counted for itself, so that strangers who guess at an e-mail lock
/// each other out and not the duty officer. It opens nothing: password and second factor are asked as everywhere.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection, TimeProvider time)
{
    private const string CookieName = "__Host-portal-known";
    private const string Purpose = "known-browser";
    private const int MostPeople = 10;
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly IDataProtector protector = protection.CreateProtector(Purpose);
    private readonly SessionCookie cookies = new();

    /// <summary>The browser's own number, when somebody with that e-mail has signed in there before; else null.</summary>
    public string? Of(HttpContext context, string email) => Read(context) is { } known && known.People.Contains(Digest(email)) ? known.Id : null;

    /// <summary>Somebody with that e-mail has signed in here.</summary>
    public void Remember(HttpContext context, string email)
    {
        var known = Read(context) ?? new Known(Guid.NewGuid().ToString("N"), [], default);
        var people = known.People.Where(one => one != Digest(email)).TakeLast(MostPeople - 1).Append(Digest(email));
        var value = protector.Protect(JsonSerializer.Serialize(new Known(known.Id, [.. people], time.GetUtcNow() + Life)));
        cookies.AppendResponseCookie(context, CookieName, value, new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = Life, IsEssential = true });
    }

    private Known? Read(HttpContext context)
    {
        try
        {
            return cookies.GetRequestCookie(context, CookieName) is { Length: > 0 } value && JsonSerializer.Deserialize<Known>(protector.Unprotect(value)) is { } known && known.Until > time.GetUtcNow() ? known : null;
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static string Digest(string email) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())), 0, 16);

    private sealed record Known(string Id, IReadOnlyList<string> People, DateTimeOffset Until);
}
