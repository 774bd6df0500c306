using System.Globalization;
using AlliancePortal.Casework.Board;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Board;

/// <summary>Open referrals of one box by age and state: a column for each age stands on the column of the table that has its numbers.</summary>
public sealed partial class ReferralAges
{
    private const double HighestInRem = 5.5;
    private static readonly string?[] States = [.. BoardFigure.OpenStates, null];

    [Parameter, EditorRequired]
    public required BoardView Board { get; set; }

    [Parameter, EditorRequired]
    public required string Box { get; set; }

    /// <summary>Those of the box that wait beyond their deadline.</summary>
    [Parameter, EditorRequired]
    public required BoardNumber Late { get; set; }

    private string TitleId => $"board-{Box}";

    private int Most => Math.Max(1, AgeBands.All.Max(age => Board.Of(BoardFigure.Referrals(Box, null, age))));

    private IEnumerable<BoardFigure> Figures(string? state) => AgeBands.All.Cast<AgeBand?>().Append(null).Select(age => BoardFigure.Referrals(Box, state, age));

    private string Height(string state, AgeBand age) =>
        string.Create(CultureInfo.InvariantCulture, $"height:{HighestInRem * Board.Of(BoardFigure.Referrals(Box, state, age)) / Most:0.##}rem");
}
