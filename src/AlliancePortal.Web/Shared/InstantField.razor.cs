using System.Globalization;
using AlliancePortal.Casework.Kernel.Time;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>Date and time in the jurisdiction's zone, typed or picked.</summary>
public sealed partial class InstantField
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public DateTimeOffset? Value { get; set; }

    /// <summary>Raised when the field is left with another instant; null when it is empty.</summary>
    [Parameter]
    public EventCallback<DateTimeOffset?> ValueChanged { get; set; }

    /// <summary>The latest instant that the picker offers.</summary>
    [Parameter]
    public DateTimeOffset? NotAfter { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    [Inject]
    private TimeZoneInfo Zone { get; set; } = null!;

    private string? Shown => Text(Value);

    private string? Latest => Text(NotAfter);

    private string? Text(DateTimeOffset? instant) => instant is { } known ? TimeZoneInfo.ConvertTime(known, Zone).ToString(Form, CultureInfo.InvariantCulture) : null;

    private Task ChangeAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(
        DateTime.TryParse(change.Value as string, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? new PeopleTime(Zone).InstantOf(DateOnly.FromDateTime(typed), TimeOnly.FromDateTime(typed))
            : null);
}
