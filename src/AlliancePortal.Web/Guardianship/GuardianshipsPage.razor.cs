using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Guardianship;
using Microsoft.AspNetCore.Components;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Guardianship;

/// <summary>Children who wait for their Centre, those due first; new ones appear without reload. What is shown stands in the address.</summary>
public sealed partial class GuardianshipsPage
{
    private List<GuardianshipView>? items;
    private IReadOnlyList<Refusal> refusals = [];
    private string? next;
    private string? kind;
    private Guid? busy;

    /// <summary>Codes of states, divided by commas.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public bool Overdue { get; set; }

    private bool IsCentre => kind is null or AgencyKinds.Csw;

    protected override async Task OnInitializedAsync()
    {
        var me = await AskAsync(new WhoAmI());
        kind = me.Succeeded ? me.Value.Agency.Kind : null;
        await ListenAsync(ReadAsync);
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private static string? Current(bool chosen) => chosen ? "true" : null;

    private async Task ReadAsync()
    {
        // As many as the reader has fetched already, so that a live update takes nothing away.
        var asked = Request(null) with { Size = Math.Clamp(items?.Count ?? 0, ListGuardianships.DefaultSize, ListGuardianships.MostSize) };
        var answer = await AskAsync(asked);
        if ((State, Overdue) != (Joined(asked), asked.Overdue)) return;
        if (answer.Refusal is { } refusal) refusals = InWords(refusal);
        items = answer.Succeeded ? [.. answer.Value.Items] : [];
        next = answer.Succeeded ? answer.Value.Next : null;
    }

    private async Task MoreAsync()
    {
        var answer = await AskAsync(Request(next));
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (!answer.Succeeded) return;
        items!.AddRange(answer.Value.Items.Where(more => items.TrueForAll(known => known.GuardianshipId != more.GuardianshipId)));
        next = answer.Value.Next;
    }

    private async Task AcknowledgeAsync(GuardianshipView guardianship)
    {
        if (busy is not null) return;
        busy = guardianship.GuardianshipId;
        var answer = await AskAsync(new AcknowledgeGuardianship(guardianship.GuardianshipId, guardianship.Version));
        busy = null;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        await ReadAsync();
    }

    private ListGuardianships Request(string? after) => new()
    {
        States = (State ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Overdue = Overdue,
        After = after,
    };

    private string? Joined(ListGuardianships asked) => Request(null).States.SequenceEqual(asked.States) ? State : string.Join(',', asked.States);
}
