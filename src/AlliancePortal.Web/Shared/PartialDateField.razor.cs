using AlliancePortal.Casework.Kernel.Time;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Shared;

/// <summary>
/// A date as far as it is known: day, month and year, each optional. Emits the ISO form of <see cref="PartialDate"/> (<c>2009</c>,
/// <c>2009-03</c>, <c>2009-03-14</c>); what is no date is emitted as it was typed (<c>-03-14</c>, <c>2009-02-31</c>), so that nothing is lost,
/// and <see cref="PartialDate.TryParse(string?, out PartialDate?)"/> refuses it.
/// </summary>
public sealed partial class PartialDateField
{
    private string day = "";
    private string month = "";
    private string year = "";
    private string? emitted;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    /// <summary>Raised when a part is left with another text; null when all three are empty.</summary>
    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    private string? Wrong => Error ?? (year.Length == 0 || PartialDate.TryParse(Text, out _) ? null : Words["Date_NotInCalendar"].Value);

    private IReadOnlyList<FieldPart> Parts => [new("day", Words["Date_Day"], 2, day), new("month", Words["Date_Month"], 2, month), new("year", Words["Date_Year"], 4, year)];

    private string? Text
    {
        get
        {
            var text = $"{year}-{Padded(month)}-{Padded(day)}".TrimEnd('-');
            return text.Length == 0 ? null : text;
        }
    }

    protected override void OnParametersSet()
    {
        if (Value == emitted)
        {
            return;
        }

        var parts = (Value ?? "").Split('-');
        (year, month, day) = (parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
        emitted = Value;
    }

    private static string Padded(string part) => part.Length == 1 ? $"0{part}" : part;

    private Task SetAsync((string Name, string Text) part)
    {
        if (part.Name == "day") day = part.Text;
        else if (part.Name == "month") month = part.Text;
        else year = part.Text;
        emitted = Text;
        return ValueChanged.InvokeAsync(emitted);
    }
}
