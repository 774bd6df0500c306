using AlliancePortal.Casework.Board;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Board;

/// <summary>A number that somebody should look at, and the way to its list.</summary>
public sealed partial class FigureTile
{
    [Parameter, EditorRequired]
    public required BoardNumber Number { get; set; }

    private bool IsLate => Number.Figure.Overdue || Number.Figure == BoardFigure.GuardianshipsOverdue;

    private string Icon => Number.Count == 0 ? Icons.Material.Outlined.CheckCircle
        : IsLate ? Icons.Material.Outlined.NotificationImportant
        : Icons.Material.Outlined.Schedule;
}
