using System.Globalization;
using AlliancePortal.Casework.Retention;
using AlliancePortal.Web.Localization;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace AlliancePortal.Web.Retention;

/// <summary>Each category with its period, its reason and its latest change; the coordinator types another and sees what would go before saving it.</summary>
public sealed partial class RetentionSchedule
{
    private readonly Dictionary<string, string?> typed = [];
    private readonly Dictionary<string, int> considered = [];
    private Dictionary<string, RetentionFigure> now = [];
    private Dictionary<string, RetentionFigure> then = [];
    private IReadOnlyList<Refusal> refusals = [];
    private string? refused;
    private string? saved;
    private bool sending;

    [Parameter, EditorRequired]
    public IReadOnlyList<RetentionPeriod> Periods { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<RetentionPeriod>> OnChanged { get; set; }

    private bool MayChange => Periods.Any(period => period.MayChange);

    protected override async Task OnInitializedAsync()
    {
        if (MayChange) now = await FiguresAsync([]) ?? [];
    }

    private static string Field(RetentionPeriod period) => "retention-" + period.Category;

    private string Length(RetentionPeriod period, int value) => Words.Counted(period.Unit == "years" ? "Years" : "Days", value);

    private string? Error(RetentionPeriod period) => IsWithin(period) ? null : RefusalTexts.OfField("outside_limits");

    private string? Typed(RetentionPeriod period) => typed.TryGetValue(period.Category, out var text) ? text : period.Value.ToString(CultureInfo.InvariantCulture);

    // What is no number is out of every range.
    private int Number(RetentionPeriod period) => int.TryParse(Typed(period), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private bool IsWithin(RetentionPeriod period) => Number(period) is var value && value >= period.Least && value <= period.Most;

    /// <summary>What would go by what is typed, as soon as it is a period that may be saved.</summary>
    private async Task TypeAsync(RetentionPeriod period, string? text)
    {
        typed[period.Category] = text;
        (saved, refused, refusals) = (null, null, []);
        considered.Remove(period.Category);
        var value = Number(period);
        if (value == period.Value || !IsWithin(period)) return;
        if (await FiguresAsync(new Dictionary<string, int> { [period.Category] = value }) is { } figures)
        {
            then[period.Category] = figures[period.Category];
            considered[period.Category] = value;
        }
    }

    private async Task SaveAsync(RetentionPeriod period)
    {
        if (sending) return;
        sending = true;
        var answer = await AskAsync(new SetRetention(period.Category, Number(period)));
        (sending, saved, refused, refusals) = (false, null, null, []);
        if (answer.Refusal is { } refusal)
        {
            (refused, refusals) = (period.Category, InWords(refusal, _ => Field(period)));
            return;
        }

        saved = period.Category;
        typed.Remove(period.Category);
        considered.Remove(period.Category);
        now = await FiguresAsync([]) ?? now;
        await OnChanged.InvokeAsync(answer.Value);
    }

    private async Task<Dictionary<string, RetentionFigure>?> FiguresAsync(Dictionary<string, int> periods)
    {
        var answer = await AskAsync(new PreviewRetention { Periods = periods });
        return answer.Succeeded ? answer.Value.ToDictionary(figure => figure.Category) : null;
    }
}
