namespace AlliancePortal.Web.Cases;

/// <summary>Tells the bell that something was marked as seen on this circuit: nobody is woken for that.</summary>
public sealed class Unseen
{
    public event Func<Task>? Changed;

    public Task ChangeAsync() => Changed?.Invoke() ?? Task.CompletedTask;
}
