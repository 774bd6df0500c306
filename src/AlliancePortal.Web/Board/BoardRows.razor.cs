using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Board;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Board;

/// <summary>Cases, guardianships or referrals of a figure. Of an unclaimed referral only the envelope is known, so only that is shown.</summary>
public sealed partial class BoardRows
{
    [Parameter, EditorRequired]
    public required BoardFigure Figure { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<BoardItem> Items { get; set; }

    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    /// <summary>The case or referral shall go to somebody else.</summary>
    [Parameter]
    public EventCallback<BoardItem> OnGive { get; set; }

    [Parameter]
    public EventCallback<BoardItem> OnComment { get; set; }

    [Inject]
    private JurisdictionFile Jurisdiction { get; set; } = null!;

    private bool IsReferrals => Figure.Subject == BoardSubject.Referrals;

    private string OtherColumn => !IsReferrals ? "Col_Centre" : Figure.What == BoardFigure.Incoming ? "Col_From" : "Col_To";

    private string SinceColumn => Figure.Subject switch
    {
        BoardSubject.Referrals => "Col_SinceSent",
        BoardSubject.Guardianships => "Col_SinceNotified",
        _ => "Col_SinceActivity",
    };

    private IEnumerable<string> Facts(BoardItem item, string? number) => new[]
    {
        number,
        item.CaseId is not null && item.Kind is not null ? FigureWords.Label("referral_kind", item.Kind) : null,
        item.Urgency is { } urgency ? FigureWords.Label("urgency", urgency) : null,
        Words[item.IsChild ? "Child" : "Adult"],
        Jurisdiction.Municipality(item.Municipality)?.Names.In(System.Globalization.CultureInfo.CurrentUICulture.Name) ?? item.Municipality,
    }.OfType<string>();

    private string StateOf(BoardItem item) => IsReferrals ? Words.State(Figure.What, item.State) : FigureWords.Label("guardianship_state", item.State);

    private bool CanGive(BoardItem item) => IsReferrals
        ? Figure.What == BoardFigure.Incoming && item.WorkerId is not null
        : item.CaseId is not null;

    private static string RowId(BoardItem item) => $"row-{item.ReferralId ?? item.CaseId:N}-{item.UnitId:N}";
}
