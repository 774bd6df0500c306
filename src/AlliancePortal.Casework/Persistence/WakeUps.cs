namespace AlliancePortal.Casework.Persistence;

/// <summary>Tells open boards of this node that something waits for their unit. Contentless: a board asks again through the gate.</summary>
public sealed class WakeUps
{
    private readonly Lock gate = new();
    private readonly List<(IReadOnlySet<Guid> Units, Func<Task> Wake)> listeners = [];
    private TaskCompletionSource poked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls back when something waits for one of the units, until disposed.</summary>
    public IDisposable Listen(IEnumerable<Guid> units, Func<Task> wake)
    {
        var listener = ((IReadOnlySet<Guid>)units.ToHashSet(), wake);
        lock (gate) listeners.Add(listener);
        return new Ending(() =>
        {
            lock (gate) listeners.Remove(listener);
        });
    }

    /// <summary>Something was committed here: look for wake-ups now.</summary>
    public void Poke()
    {
        lock (gate)
        {
            poked.TrySetResult();
            poked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits for a poke, at most that long.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        Task next;
        lock (gate) next = poked.Task;
        await Task.WhenAny(next, Task.Delay(atMost, cancel));
    }

    /// <summary>Wakes the listeners of the units.</summary>
    public async Task WakeAsync(IReadOnlySet<Guid> units)
    {
        Func<Task>[] waiting;
        lock (gate) waiting = [.. listeners.Where(listener => listener.Units.Overlaps(units)).Select(listener => listener.Wake)];
        await Task.WhenAll(waiting.Select(wake => wake()));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
