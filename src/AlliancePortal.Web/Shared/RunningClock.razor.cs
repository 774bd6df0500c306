using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>
/// A clock that runs until its last instant has happened. When late it blames nobody: it says who acts next and which number to ring.
/// Refreshes itself each half minute.
/// </summary>
public sealed partial class RunningClock
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private ITimer? timer;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>In the order in which they should happen.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ClockInstant> Instants { get; set; } = [];

    /// <summary>When the next instant is due; null: no limit.</summary>
    [Parameter]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>From how long before <see cref="DueAt"/> the clock is shown as "soon".</summary>
    [Parameter]
    public TimeSpan SoonWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Who acts next: "the duty worker of CSW Prishtina".</summary>
    [Parameter]
    public string? ActsNext { get; set; }

    /// <summary>Their telephone number, as people read it.</summary>
    [Parameter]
    public string? Phone { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    [Inject]
    private TimeProvider Timers { get; set; } = null!;

    private bool IsDone => Instants.Count > 0 && Instants.All(instant => instant.At is not null);

    private TimeSpan? Left => DueAt - Time.Now;

    private ChipState Urgency => IsDone ? ChipState.Ok : Left switch
    {
        null => ChipState.Neutral,
        { } left when left < TimeSpan.Zero => ChipState.Overdue,
        { } left when left <= SoonWithin => ChipState.Soon,
        _ => ChipState.Neutral,
    };

    private string StateWord => IsDone ? Words["Clock_Done"] : (Left, DueAt) switch
    {
        ({ } left, { } due) when left < TimeSpan.Zero => Words["Clock_Overdue", Time.Span(left), Time.Absolute(due)],
        ({ } left, { } due) => Words["Clock_Due", Time.Span(left), Time.Absolute(due)],
        _ => Words["Clock_Running"],
    };

    private string DialAddress => "tel:" + string.Concat((Phone ?? "").Where(c => char.IsAsciiDigit(c) || c == '+'));

    public void Dispose() => timer?.Dispose();

    protected override void OnInitialized() => timer = Timers.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Refresh, Refresh);
}
