using AlliancePortal.Casework.Cases;
using AlliancePortal.Web.Shared;
using AlliancePortal.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Cases;

/// <summary>Running clocks and waiting referrals, the people of late, and what was told; live. Each kind of agency finds first what it acts on first.</summary>
public sealed partial class CaseworkHome
{
    private HomeView? home;
    private IReadOnlyList<Refusal> refusals = [];

    private enum HomePart
    {
        Clocks,
        Referrals,
        Recent,
    }

    [Parameter, EditorRequired]
    public required ActingAs Actor { get; set; }

    [Inject]
    private Unseen Unseen { get; set; } = null!;

    [Inject]
    private LocalTime Time { get; set; } = null!;

    private string Today => Time.Date(Time.Now);

    private HomePart[] Order => Actor.AgencyKind switch
    {
        "ngo" or "igo" or "labour" => [HomePart.Referrals, HomePart.Clocks, HomePart.Recent],
        "vaau" when !Actor.Supervises => [HomePart.Referrals, HomePart.Recent, HomePart.Clocks],
        _ => [HomePart.Clocks, HomePart.Referrals, HomePart.Recent],
    };

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        await ListenAsync(ReadAsync);
    }

    private async Task ReadAsync()
    {
        var answer = await AskAsync(new HomeList());
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded) home = answer.Value;
    }

    private async Task SeenAsync(IReadOnlyList<Guid> ids)
    {
        var answer = await AskAsync(new MarkSeen(ids));
        await ReadAsync();
        if (answer.Refusal is { } refusal) refusals = InWords(refusal);
        await Unseen.ChangeAsync();
    }
}
