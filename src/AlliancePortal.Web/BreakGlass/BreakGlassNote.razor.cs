using AlliancePortal.Casework.BreakGlass;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.BreakGlass;

/// <summary>Above a case that is open by emergency access: until when, and that everybody in it knows. When the time is over the page is told.</summary>
public sealed partial class BreakGlassNote
{
    private ITimer? timer;
    private DateTimeOffset? timed;
    private bool sending;

    [Parameter, EditorRequired]
    public Guid BreakGlassId { get; set; }

    [Parameter, EditorRequired]
    public DateTimeOffset Until { get; set; }

    /// <summary>Nothing of the case may stand on the page any longer.</summary>
    [Parameter]
    public EventCallback OnOver { get; set; }

    [Inject]
    private TimeProvider Timers { get; set; } = null!;

    protected override void OnLeaving() => timer?.Dispose();

    protected override void OnParametersSet()
    {
        if (timed == Until) return;
        timed = Until;
        timer?.Dispose();
        var left = Until - Time.Now;
        timer = Timers.CreateTimer(_ => _ = InvokeAsync(OnOver.InvokeAsync), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task EndAsync()
    {
        sending = true;
        await AskAsync(new EndBreakGlass(BreakGlassId));
        await OnOver.InvokeAsync();
    }
}
