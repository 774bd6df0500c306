using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Web.Account;

/// <summary>
/// Slows guessing by address and by e-mail, known or unknown alike. Attempts on one e-mail run one after the other, so that parallel
/// guesses cannot slip past the count of failures. Each node counts for itself; the lockout in the database holds for all who are not known. What is
/// counted stands in memory as a digest with a key that ends with the process: no address, no e-mail.
/// </summary>
public sealed class SignInThrottle(TimeProvider time) : IDisposable
{
    private const int PruneAbove = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly Dictionary<string, Window> windows = [];
    private readonly Lock gate = new();
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    /// <summary>Runs the attempt when it is its turn.</summary>
    /// <param name="address">From where.</param>
    /// <param name="email">Whose account is tried.</param>
    /// <param name="attempt">The try; null when it failed.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="known">The browser in which that person has signed in before, or the sign-in that stands: it has failures and turns of its own. Null: a stranger.</param>
    /// <returns>Whether it succeeded; or how long to wait, when there were too many failures.</returns>
    public async Task<(T? Value, TimeSpan? RetryAfter)> RunAsync<T>(IPAddress? address, string email, Func<Task<T?>> attempt, CancellationToken cancel, string? known = null) where T : class
    {
        var byAddress = new Counted($"a:{Digest(Network(address))}", AccountLimits.FailuresPerAddress, AccountLimits.FailureWindow);
        var person = email.Trim().ToUpperInvariant();
        var byPerson = known is null
            ? new Counted($"e:{Digest(person)}", AccountLimits.FailuresPerEmail, AccountLimits.FailureWindow)
            : new Counted($"k:{Digest(person)}:{known}", AccountLimits.TriesBeforeLockout, AccountLimits.Lockout);
        var turn = turns[(uint)byPerson.Key.GetHashCode(StringComparison.Ordinal) % turns.Length];
        if (!await turn.WaitAsync(Patience, cancel)) return (null, Patience);
        try
        {
            if ((Wait(byPerson) ?? Wait(byAddress)) is { } wait) return (null, wait);
            var value = await attempt();
            if (value is null) Count(byAddress, byPerson);
            return (value, null);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var turn in turns) turn.Dispose();
    }

    private TimeSpan? Wait(Counted counted)
    {
        lock (gate)
        {
            if (!windows.TryGetValue(counted.Key, out var window) || window.Failures < counted.Limit) return null;
            var left = window.Until - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    private void Count(params ReadOnlySpan<Counted> all)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (windows.Count > PruneAbove)
                foreach (var (old, _) in windows.Where(entry => entry.Value.Until <= now).ToList()) windows.Remove(old);
            foreach (var (key, _, span) in all)
                windows[key] = windows.TryGetValue(key, out var window) && window.Until > now
                    ? window with { Failures = window.Failures + 1 }
                    : new Window(now + span, 1);
        }
    }

    // However long the e-mail that a stranger sends, little of it is remembered.
    private string Digest(string text) => Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));

    // One household or office has a whole /64 of version 6 addresses.
    private static string Network(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private readonly record struct Counted(string Key, int Limit, TimeSpan Span);

    private sealed record Window(DateTimeOffset Until, int Failures);
}
