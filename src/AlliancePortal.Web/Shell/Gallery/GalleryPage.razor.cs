using AlliancePortal.Web.Shared;

namespace AlliancePortal.Web.Shell.Gallery;

public sealed partial class GalleryPage
{
    private static readonly ActingAs Actor = new("A. Sample", "Social worker", "CSW Prishtina", "csw", Supervises: true);
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private static readonly ClockInstant[] AllInstants =
    [
        new("First step", Now.AddMinutes(-70)),
        new("Second step", Now.AddMinutes(-55)),
        new("Third step", Now.AddMinutes(-22)),
        new("Fourth step", Now.AddMinutes(-12)),
        new("Fifth step", Now.AddMinutes(-1)),
    ];

    private static readonly ClockInstant[] LateInstants = [.. AllInstants[..3], new("Fourth step", null), new("Fifth step", null)];

    private IReadOnlyList<Refusal> refusals = [new("Type the year with four digits.", "sample-date"), new("The other side has answered meanwhile. Both texts are kept.")];
    private bool broken;

    protected override void OnInitialized() => Save.Saved();

    private Task AskAsync() => ReasonDialog.AskAsync(Dialogs, new ReasonRequest(
        "Withdraw the sample",
        "The other agency no longer sees it and is told that it was withdrawn. What it has read already cannot be recalled.",
        ["The agency that received it", "Your supervisor"],
        "Withdraw",
        EndangersSomebody: true));

    private void Refuse() => refusals = [.. refusals];

    private void Break() => broken = true;
}
