using System.Globalization;
using Microsoft.Extensions.Logging;

namespace AlliancePortal.Casework.Persistence;

/// <summary>Tells open boards of this node that something waits for their unit. Contentless: a board asks again through the gate.</summary>
public sealed class WakeUps(ILogger<WakeUps> logger)
{
    private readonly Lock gate = new();
    private readonly List<Listener> listeners = [];
    private TaskCompletionSource poked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when something is committed here or heard of the next time. Taken before looking, so that nothing committed while looking is missed.</summary>
    public Task NextPoke
    {
        get
        {
            lock (gate) return poked.Task;
        }
    }

    /// <summary>
    /// Calls back when something waits for one of the units, until disposed, in the language of whoever listens and not of what woke it. Never twice at once: what
    /// comes meanwhile is one call more.
    /// </summary>
    public IDisposable Listen(IEnumerable<Guid> units, Func<Task> wake)
    {
        var listener = new Listener(units.ToHashSet(), wake);
        lock (gate) listeners.Add(listener);
        return new Ending(() =>
        {
            lock (gate) listeners.Remove(listener);
        });
    }

    /// <summary>Something was committed here, or another node calls: look for wake-ups now.</summary>
    public void Poke()
    {
        lock (gate)
        {
            poked.TrySetResult();
            poked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Wakes the listeners of the units. The task ends when they have looked; a slow or broken one holds up no other.</summary>
    public Task WakeAsync(IReadOnlySet<Guid> units)
    {
        Listener[] waiting;
        lock (gate) waiting = [.. listeners.Where(listener => listener.Units.Overlaps(units))];
        return Task.WhenAll(waiting.Select(listener => listener.WakeAsync(logger)));
    }

    private sealed class Listener(HashSet<Guid> units, Func<Task> wake)
    {
        private readonly Lock turn = new();
        private readonly CultureInfo format = CultureInfo.CurrentCulture;
        private readonly CultureInfo words = CultureInfo.CurrentUICulture;
        private bool busy;
        private bool again;

        public HashSet<Guid> Units => units;

        public async Task WakeAsync(ILogger logger)
        {
            lock (turn)
            {
                again = true;
                if (busy) return;
                busy = true;
            }

            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (format, words);
            while (More())
            {
                try
                {
                    await wake();
                }
                catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException)
                {
                    // The reader has left the page meanwhile.
                }
                catch (Exception problem)
                {
                    logger.LogWarning("An open page could not look again: {Problem}", problem.GetType().Name);
                }
            }
        }

        private bool More()
        {
            lock (turn)
            {
                busy = again;
                again = false;
                return busy;
            }
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
