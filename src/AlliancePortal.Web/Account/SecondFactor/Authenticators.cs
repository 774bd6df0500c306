using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>Sets up an account's authenticator app, and checks what it shows.</summary>
public sealed class Authenticators(AccountDb db, UserManager<PortalUser> users, RecoveryCodes recovery, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Purpose = "authenticator-key";

    /// <summary>The key to set up: the same one until its first code has fitted, so that a reload does not spoil a picture already scanned.</summary>
    /// <exception cref="InvalidOperationException">The account has its second factor already; its key is shown to nobody.</exception>
    public async Task<byte[]> KeyToSetUpAsync(PortalUser user, CancellationToken cancel)
    {
        if (user.TwoFactorEnabled) throw new InvalidOperationException("The second factor is set up already.");
        var (fresh, now) = (Protector(user.Id).Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TimeCodes.KeyLength))), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"insert into account.authenticators (user_id, sealed_key, created_at) values ({user.Id}, {fresh}, {now}) on conflict do nothing", cancel);
        return KeyOf((await FindAsync(user.Id, cancel))!);
    }

    /// <summary>Ends the set-up by a first code, and gives the recovery codes: they can be read only now.</summary>
    /// <returns>Null when the code does not fit, or the account was set up meanwhile.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(PortalUser user, string code, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (user.TwoFactorEnabled || !await PassesAsync(user.Id, code, cancel)) return null;
        var codes = await recovery.RenewAsync(user.Id, cancel);
        user.FactorResetAt = null;
        if (!(await users.SetTwoFactorEnabledAsync(user, true)).Succeeded) return null;
        var now = time.GetUtcNow();
        await db.Invitations.Where(link => link.UserId == user.Id && link.ForSecondFactor && link.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(link => link.ClosedAt, now), cancel);
        await transaction.CommitAsync(cancel);
        return codes;
    }

    /// <summary>Whether the app was set up a moment ago, in the first sign-in or the first after a reset.</summary>
    public Task<bool> IsNewAsync(PortalUser user, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - AccountLimits.FirstStep;
        return db.Authenticators.AnyAsync(one => one.UserId == user.Id && one.CreatedAt > since, cancel);
    }

    /// <summary>Whether the proof fits. A recovery code is burnt by it; a time step, once accepted, and all before it count no more.</summary>
    public Task<bool> PassesAsync(PortalUser user, SecondProof proof, CancellationToken cancel) => proof switch
    {
        _ when !user.TwoFactorEnabled => Task.FromResult(false),
        { RecoveryCode: { Length: > 0 } written } => recovery.BurnAsync(user.Id, written, cancel),
        _ => PassesAsync(user.Id, proof.Code ?? "", cancel),
    };

    private async Task<bool> PassesAsync(Guid userId, string code, CancellationToken cancel)
    {
        if (await FindAsync(userId, cancel) is not { } known || TimeCodes.StepOf(KeyOf(known), code, time.GetUtcNow()) is not { } step) return false;
        return await db.Authenticators.Where(one => one.UserId == userId && (one.LastStep == null || one.LastStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastStep, step), cancel) == 1;
    }

    private Task<Authenticator?> FindAsync(Guid userId, CancellationToken cancel) => db.Authenticators.AsNoTracking().SingleOrDefaultAsync(one => one.UserId == userId, cancel);

    private byte[] KeyOf(Authenticator known) => Convert.FromBase64String(Protector(known.UserId).Unprotect(known.SealedKey));

    /// <summary>Bound to the account: a key copied into another account's row does not open.</summary>
    private IDataProtector Protector(Guid userId) => protection.CreateProtector(Purpose, userId.ToString());
}
