using System.Globalization;
using AlliancePortal.Casework.Board;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Board;

/// <summary>How many open cases each person of the supervised units has.</summary>
public sealed partial class Workload
{
    [Parameter, EditorRequired]
    public required BoardView Board { get; set; }

    /// <summary>All cases of that person shall go to another.</summary>
    [Parameter]
    public EventCallback<WorkerLoad> OnHandOver { get; set; }

    private int Most => Math.Max(1, Board.Workload.Max(load => load.Cases.Count));

    private bool CanHandOver(WorkerLoad load) => load.Cases.Count > 0 && Board.Workload.Count > 1;

    private string Width(WorkerLoad load) => string.Create(CultureInfo.InvariantCulture, $"width:{100.0 * load.Cases.Count / Most:0.#}%");
}
