using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>Makes, counts and burns recovery codes.</summary>
public sealed class RecoveryCodes(AccountDb db, TimeProvider time)
{
    public const int Count = 8;

    /// <summary>80 random bits: no dump's hash can be tried through, so a fast hash does.</summary>
    private const int Bytes = 10;

    /// <summary>New codes instead of all earlier ones; they can be read only now.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(Guid userId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var codes = Enumerable.Range(0, Count).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(Bytes))).ToList();
        await Open(userId).ExecuteUpdateAsync(set => set.SetProperty(code => code.ClosedAt, now), cancel);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, CodeHash = Hash(userId, code), CreatedAt = now }));
        await db.SaveChangesAsync(cancel);
        return [.. codes.Select(code => Base32.Grouped(code, '-'))];
    }

    /// <summary>Uses the code up. Of two who bring the same one at once, one gets in.</summary>
    public async Task<bool> BurnAsync(Guid userId, string typed, CancellationToken cancel)
    {
        var (hash, now) = (Hash(userId, string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()), time.GetUtcNow());
        return await Open(userId).Where(code => code.CodeHash == hash).ExecuteUpdateAsync(set => set.SetProperty(code => code.ClosedAt, now), cancel) == 1;
    }

    /// <summary>How many can still be used.</summary>
    public Task<int> LeftAsync(Guid userId, CancellationToken cancel) => Open(userId).CountAsync(cancel);

    private IQueryable<RecoveryCode> Open(Guid userId) => db.RecoveryCodes.Where(code => code.UserId == userId && code.ClosedAt == null);

    private static byte[] Hash(Guid userId, string code) => SHA256.HashData([.. userId.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(code)]);
}
