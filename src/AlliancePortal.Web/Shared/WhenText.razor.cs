using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>An instant as "22 min ago (21:43)"; after two weeks as the date alone.</summary>
public sealed partial class WhenText
{
    [Parameter, EditorRequired]
    public DateTimeOffset Instant { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private string Words => Time.Relative(Instant) is { } relative ? $"{relative} ({Time.Absolute(Instant)})" : Time.Absolute(Instant);
}
