using System.Globalization;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>Puts somebody on duty at the same hours of several days; by default day and night for what is left of the week.</summary>
public sealed partial class ShiftDialog
{
    private const string Other = "other";
    private const int DaysOfWeek = 7;
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false };

    private static readonly IReadOnlyDictionary<string, string> FieldIds = new Dictionary<string, string> { ["workerId"] = "duty-worker", ["days"] = "duty-days", ["phone"] = "duty-phone" };

    private static readonly IReadOnlyDictionary<string, (TimeOnly From, TimeOnly Until)> Usual = new Dictionary<string, (TimeOnly, TimeOnly)>
    {
        ["whole"] = (new(8, 0), new(8, 0)),
        ["day"] = (new(8, 0), new(20, 0)),
        ["night"] = (new(20, 0), new(8, 0)),
    };

    private readonly HashSet<DateOnly> days = [];
    private IReadOnlyList<Refusal> refusals = [];
    private string? worker;
    private string? hours = "whole";
    private string? from = "08:00";
    private string? until = "16:00";
    private string? phone;
    private bool isRunning;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required UnitRoster Unit { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Monday { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private IReadOnlyList<CodeOption> Workers => [.. Unit.Workers.Select(one => new CodeOption(one.UserId.ToString(), one.DisplayName))];

    private IReadOnlyList<CodeOption> HourOptions => [.. Usual.Keys.Append(Other).Select(key => new CodeOption(key, Words["Hours_" + key]))];

    private IEnumerable<DateOnly> Week => Enumerable.Range(0, DaysOfWeek).Select(Monday.AddDays);

    /// <returns>Name of who is on duty now; null when the reader stepped back.</returns>
    public static async Task<string?> AskAsync(IDialogService dialogs, UnitRoster unit, DateOnly monday)
    {
        var parameters = new DialogParameters<ShiftDialog> { { shown => shown.Unit, unit }, { shown => shown.Monday, monday } };
        var dialog = await dialogs.ShowAsync<ShiftDialog>(null, parameters, Options);
        return await dialog.Result is { Canceled: false, Data: string name } ? name : null;
    }

    protected override void OnInitialized()
    {
        var today = PeopleTime.Default.Today(Clock);
        var ahead = Week.Where(day => day >= today).ToList();
        days.UnionWith(ahead.Count > 0 ? ahead : Week);
        phone = Unit.DeskPhone;
    }

    private void Choose(string? chosen)
    {
        worker = chosen;
        phone = Unit.Workers.FirstOrDefault(one => one.UserId.ToString() == chosen)?.Phone ?? phone;
    }

    private void Toggle(DateOnly day)
    {
        if (!days.Remove(day)) days.Add(day);
    }

    private async Task SaveAsync()
    {
        if (isRunning) return;
        (TimeOnly From, TimeOnly Until)? span = Usual.TryGetValue(hours ?? "", out var usual) ? usual : Time(from) is { } begins && Time(until) is { } ends ? (begins, ends) : null;
        if (worker is null || span is null)
        {
            refusals = [worker is null ? new Refusal(Words["Missing", Words["Worker"].Value], "duty-worker") : new Refusal(Words["Missing", Words["Hours"].Value], "duty-from")];
            return;
        }

        isRunning = true;
        var answer = await AskAsync(new SetShift { UnitId = Unit.UnitId, WorkerId = Guid.Parse(worker), Phone = phone, Days = [.. days], From = span.Value.From, Until = span.Value.Until });
        isRunning = false;
        if (answer.Succeeded) Dialog.Close(DialogResult.Ok(Unit.Workers.First(one => one.UserId.ToString() == worker).DisplayName));
        else refusals = InWords(answer.Refusal!, field => FieldIds.GetValueOrDefault(field));
    }

    private static TimeOnly? Time(string? text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
}
