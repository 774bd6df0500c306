using AlliancePortal.Casework.Retention;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Retention;

/// <summary>What would go of one category: as the schedule stands, and below it by what is typed.</summary>
public sealed partial class RetentionFigures
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>How long it is kept now, in words.</summary>
    [Parameter, EditorRequired]
    public string Kept { get; set; } = "";

    [Parameter, EditorRequired]
    public required RetentionFigure Now { get; set; }

    /// <summary>How long it would be kept; null: nothing else is typed.</summary>
    [Parameter]
    public string? KeptThen { get; set; }

    [Parameter]
    public RetentionFigure? Then { get; set; }

    private IEnumerable<(string Kept, RetentionFigure Figure)> Rows =>
        KeptThen is { } kept && Then is { } then ? [(Words["Row_Now", Kept], Now), (Words["Row_Typed", kept], then)] : [(Words["Row_Now", Kept], Now)];

    private static IEnumerable<(string Word, long? Counted)> Columns(RetentionFigure figure)
    {
        (string, long?)[] time = [("Records", figure.Records), ("Due", figure.Due), ("InAYear", figure.InAYear)];
        return RetentionCategories.ByItself.Contains(figure.Category)
            ? time
            : [.. time, ("Held", figure.Held), ("WithGuardian", figure.WithGuardian), ("OpenCase", figure.Open), ("Proposed", figure.Proposed)];
    }
}
