using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>The week of the reader's units. Supervisors of Centres and police keep it; everybody else reads it.</summary>
public sealed partial class RosterOfUnits
{
    private RosterView? roster;
    private DateOnly shown;
    private IReadOnlyList<Refusal> refusals = [];

    [Parameter, EditorRequired]
    public DateOnly Week { get; set; }

    /// <summary>Code of the reader's role.</summary>
    [Parameter, EditorRequired]
    public required string Role { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private bool SetsStandIn => Role == Casework.Access.Role.CswSupervisor.Code();

    private bool Keeps => SetsStandIn || Role == Casework.Access.Role.PoliceSupervisor.Code();

    protected override Task OnInitializedAsync() => ListenAsync(LoadAsync);

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Week) return;
        shown = Week;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = await AskAsync(new ShowRoster(Week));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) roster = answer.Value;
    }
}
