using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Guardianship;

/// <summary>Guardianships as rows whose clocks run: whom to ring, or the one press that answers.</summary>
public sealed partial class GuardianshipRows
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);
    private ITimer? timer;

    [Parameter, EditorRequired]
    public IReadOnlyList<GuardianshipView> Items { get; set; } = [];

    /// <summary>The one that is being answered now.</summary>
    [Parameter]
    public Guid? Busy { get; set; }

    [Parameter]
    public EventCallback<GuardianshipView> OnAcknowledge { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    [Inject]
    private TimeProvider Timers { get; set; } = null!;

    public void Dispose() => timer?.Dispose();

    protected override void OnInitialized() => timer = Timers.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Refresh, Refresh);

    private static ChipState StateOf(GuardianshipView item) => item.State == "appointed" ? ChipState.Ok : ChipState.Neutral;

    private string StateWord(GuardianshipView item) => item.AwaitsConfirmation ? Words["ByPhone"] : Labels.Of("guardianship_state", item.State);

    private ChipState DueState(DateTimeOffset due) => due < Time.Now ? ChipState.Overdue : due < Time.Now + Soon ? ChipState.Soon : ChipState.Neutral;

    private string DueWord(DateTimeOffset due) => Words[due < Time.Now ? "Due_Past" : "Due_In", Time.Span(due - Time.Now), Time.Absolute(due)];
}
