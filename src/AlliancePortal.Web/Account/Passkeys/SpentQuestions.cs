using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Web.Account.Passkeys;

/// <summary>Questions that were answered: an answer that was overheard opens nothing a second time. Each node remembers its own.</summary>
public sealed class SpentQuestions(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> spent = new();

    /// <returns>False when it was answered before.</returns>
    public bool Spend(string state)
    {
        var now = time.GetUtcNow();
        foreach (var (old, until) in spent)
            if (until < now) spent.TryRemove(old, out _);
        return spent.TryAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state))), now + AccountLimits.FirstStep);
    }
}
