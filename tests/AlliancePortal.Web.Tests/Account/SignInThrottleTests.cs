using System.Net;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.Tests.Account;

public sealed class SignInThrottleTests
{
    [Fact]
    public async Task E_mails_of_a_million_letters_are_not_remembered_whole()
    {
        const int Tries = 200;
        const long Remembered = 2L * 1_000_000 * Tries;
        using var throttle = new SignInThrottle(TimeProvider.System);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var n = 0; n < Tries; n++)
            await throttle.RunAsync(new IPAddress([10, 0, 0, (byte)n]), $"{n}{new string('a', 1_000_000)}", () => Task.FromResult<object?>(null), TestContext.Current.CancellationToken);
        // Tests beside it hold memory of their own.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Remembered / 2);
        GC.KeepAlive(throttle);
    }
}
