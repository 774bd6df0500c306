using AlliancePortal.Casework.Kernel;
using AlliancePortal.Web.Account;

namespace AlliancePortal.Web.StaffReports;

/// <summary>Slows guessing of codes and floods of reports as signing in is slowed, with counts of their own: who mistypes a code is not kept from signing in. See <see cref="SignInThrottle"/> for what is kept of an address.</summary>
public sealed class SpeakUpThrottle(TimeProvider time) : IDisposable
{
    private readonly SignInThrottle codes = new(time);
    private readonly SignInThrottle reports = new(time);

    /// <summary>Runs an act by a code; that there is no such report counts as a failure.</summary>
    /// <returns>What came of it; or how long to wait.</returns>
    public Task<(Outcome<T>? Outcome, TimeSpan? RetryAfter)> ByCodeAsync<T>(HttpContext context, string code, Func<Task<Outcome<T>>> act) =>
        RunAsync(codes, context, code, act, outcome => outcome.Refusal == Refusal.NotFound);

    /// <summary>Takes a report; each one that was taken counts.</summary>
    /// <returns>What came of it; or how long to wait.</returns>
    public Task<(Outcome<T>? Outcome, TimeSpan? RetryAfter)> NewAsync<T>(HttpContext context, Func<Task<Outcome<T>>> act) =>
        RunAsync(reports, context, context.TraceIdentifier, act, outcome => outcome.Succeeded);

    public void Dispose()
    {
        codes.Dispose();
        reports.Dispose();
    }

    private static async Task<(Outcome<T>? Outcome, TimeSpan? RetryAfter)> RunAsync<T>(SignInThrottle throttle, HttpContext context, string what, Func<Task<Outcome<T>>> act, Func<Outcome<T>, bool> counts)
    {
        Outcome<T>? outcome = null;
        var (_, wait) = await throttle.RunAsync(context.Connection.RemoteIpAddress, what, async () => counts(outcome = await act()) ? null : outcome, context.RequestAborted);
        return (wait is null ? outcome : null, wait);
    }
}
