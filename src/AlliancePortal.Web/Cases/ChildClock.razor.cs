using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>The five instants from finding a child to naming its guardian, who acts next and the number to ring.</summary>
public sealed partial class ChildClock
{
    [Parameter, EditorRequired]
    public required GuardianshipView Guardianship { get; set; }

    /// <summary>Other words than "Guardian for the child", as the case number in a list of several.</summary>
    [Parameter]
    public string? Title { get; set; }

    private CswView Acting => Guardianship.HandoverTo ?? Guardianship.ActingCsw ?? Guardianship.Csw;

    private string ActsNext => Guardianship.Mine ? Words["Clock_ActsYou"]
        : Guardianship.AcknowledgedAt is null || Guardianship.HandoverTo is not null ? Acting.DutyName is { } person ? $"{person}, {Acting.Name}" : Words["Clock_Acts", Acting.Name].Value
        : Words["Clock_ActsNames", Acting.Name];

    private IReadOnlyList<ClockInstant> Instants =>
    [
        .. Guardianship.FoundAt is { } found ? [new ClockInstant(Words["Clock_Found"], found)] : Array.Empty<ClockInstant>(),
        new(Words["Clock_Identified"], Guardianship.IdentifiedAt),
        new(Words["Clock_Notified"], Guardianship.NotifiedAt),
        new(Words[Guardianship.AcknowledgedBy == "phone" ? "Clock_AcknowledgedByPhone" : "Clock_Acknowledged"], Guardianship.AcknowledgedAt),
        new(Words["Clock_Appointed"], Guardianship.AppointedAt),
    ];
}
