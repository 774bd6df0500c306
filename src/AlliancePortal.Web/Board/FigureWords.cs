using System.Globalization;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AlliancePortal.Web.Board;

/// <summary>The figures of the board in the reader's language.</summary>
internal static class FigureWords
{
    private static string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>What the figure counts: "Incoming referrals, Accepted, 3 to 7 days".</summary>
    /// <param name="words">Words of the board.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="worker">Name of the figure's worker, where it has one.</param>
    public static string Title(this IStringLocalizer<BoardWords> words, BoardFigure figure, string? worker = null) => figure switch
    {
        { WorkerId: not null } => words["Figure_CasesOf", worker ?? words["Worker_Unknown"]],
        { Overdue: true, What: BoardFigure.Incoming } => words["Figure_IncomingOverdue"],
        { Overdue: true } => words["Figure_OutgoingOverdue"],
        { Subject: BoardSubject.Referrals } => string.Join(", ", new[] { words["Box_" + figure.What], StateOf(words, figure), AgeOf(words, figure) }.OfType<string>()),
        _ when figure == BoardFigure.GuardianshipsUnanswered => words["Figure_GuardianshipsUnanswered"],
        _ when figure == BoardFigure.GuardianshipsOverdue => words["Figure_GuardianshipsOverdue"],
        _ when figure == BoardFigure.CasesUnassigned => words["Figure_CasesUnassigned"],
        _ => words["Figure_CasesOrphaned"],
    };

    /// <summary>A referral's state as its box calls it: what is sent to us is not yet claimed, what we sent waits there.</summary>
    public static string State(this IStringLocalizer<BoardWords> words, string box, string? state) => state switch
    {
        null => words["State_any"],
        _ when words[$"State_{state}_{box}"] is { ResourceNotFound: false } said => said.Value,
        _ => CodeSets.Default.Label("referral_state", state, Language),
    };

    /// <summary>The values of a code set to choose from.</summary>
    public static IReadOnlyList<CodeOption> Options(string set) => [.. CodeSets.Default.Get(set).Codes.Select(code => new CodeOption(code.Value, code.Labels.In(Language)))];

    public static string Label(string set, string? value) => value is null ? "" : CodeSets.Default.Label(set, value, Language);

    private static string? StateOf(IStringLocalizer<BoardWords> words, BoardFigure figure) => figure.State is { } state ? words.State(figure.What, state) : null;

    private static string? AgeOf(IStringLocalizer<BoardWords> words, BoardFigure figure) => figure.Age is { } age ? words["Age_" + age.Code()].Value : null;
}
