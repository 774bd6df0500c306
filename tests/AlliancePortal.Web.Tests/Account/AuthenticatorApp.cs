using AlliancePortal.Web.Account;
using AlliancePortal.Web.Account.SecondFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AlliancePortal.Web.Tests.Account;

/// <summary>The phone of one account: set up on the server, it shows each time a code that was not used yet.</summary>
public sealed class AuthenticatorApp(byte[] key, TimeProvider time)
{
    private long last;

    /// <summary>Recovery codes as they were shown once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private init; } = [];

    /// <summary>A phone into which somebody types the key that the page shows.</summary>
    public static AuthenticatorApp Typed(string letters, TimeProvider time)
    {
        var bits = string.Concat(letters.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return new AuthenticatorApp([.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))], time);
    }

    /// <summary>Sets the account's second factor up, as its owner would on the page.</summary>
    public static async Task<AuthenticatorApp> SetUpAsync(IServiceProvider services, Guid userId)
    {
        await using var scope = services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByIdAsync(userId.ToString()))!;
        var authenticators = scope.ServiceProvider.GetRequiredService<Authenticators>();
        var app = new AuthenticatorApp(await authenticators.KeyToSetUpAsync(user, default), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        return new AuthenticatorApp(app.Key, app.Time) { RecoveryCodes = (await authenticators.ConfirmAsync(user, app.Show(-1), default))!, last = app.last };
    }

    public byte[] Key { get; } = key;

    /// <summary>The key as one types it.</summary>
    public string Written => Base32.Encode(Key);

    private TimeProvider Time { get; } = time;

    /// <summary>The code of now, or of the step after the last one shown, so that a test need not wait for it.</summary>
    public string Show(int early = 0)
    {
        last = Math.Max(last + 1, TimeCodes.StepAt(Time.GetUtcNow()) + early);
        return TimeCodes.CodeOf(Key, last);
    }

    /// <summary>The code shown last, once more.</summary>
    public string Again() => TimeCodes.CodeOf(Key, last);
}
