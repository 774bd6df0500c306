using System.Globalization;
using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Refusal = AlliancePortal.Web.Shared.Refusal;

namespace AlliancePortal.Web.Agencies.Roster;

/// <summary>One unit's week: who is on duty, when nobody is, and whom that unit has as a stand-in.</summary>
public sealed partial class UnitWeek
{
    private const int Days = 7;
    private IReadOnlyList<Refusal> refusals = [];
    private bool isRunning;

    [Parameter, EditorRequired]
    public DateOnly Monday { get; set; }

    [Parameter, EditorRequired]
    public required UnitRoster Unit { get; set; }

    /// <summary>Whether the reader keeps this roster.</summary>
    [Parameter]
    public bool Keeps { get; set; }

    [Parameter]
    public bool SetsStandIn { get; set; }

    /// <summary>The roster or the stand-in is another one now.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private LocalTime Time { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    private string TitleId => $"unit-{Unit.UnitId:N}";

    private DateOnly Today => PeopleTime.Default.DateOf(Time.Now);

    private bool IsNow => Today.DayNumber - Monday.DayNumber is >= 0 and < Days;

    private IReadOnlyList<ShiftView> OnDuty => [.. Unit.Shifts.Where(shift => shift.From <= Time.Now && shift.Until > Time.Now)];

    private int HoursOpen => (int)Math.Ceiling(Unit.Gaps.Where(gap => gap.Until > Time.Now).Sum(gap => (gap.Until - (gap.From > Time.Now ? gap.From : Time.Now)).TotalHours));

    private bool CanCopy => Unit.Shifts.All(shift => shift.From < PeopleTime.Default.StartOf(Monday)) && Monday.AddDays(Days) > Today;

    private static string Dial(string phone) => "tel:" + new string([.. phone.Where(sign => char.IsAsciiDigit(sign) || sign == '+')]);

    private static string DayName(DateOnly day) => day.ToString("ddd d.M.", CultureInfo.CurrentUICulture);

    private string Hours(ShiftView shift) => $"{Time.Clock(shift.From)}–{Time.Clock(shift.Until)}";

    /// <summary>Midnight at the end of a day reads 24:00.</summary>
    private string EndOf(DutyGap gap) => Time.Clock(gap.Until) is var clock && clock == "00:00" ? "24:00" : clock;

    private async Task SetAsync()
    {
        if (await ShiftDialog.AskAsync(Dialogs, Unit, Monday) is not { } name) return;
        Snackbar.Add(Words["Set_Done", name]);
        await OnChanged.InvokeAsync();
    }

    private Task CopyAsync() => DoAsync(new CopyRoster(Monday, Unit.UnitId), Words["Copy_Done"]);

    private async Task RemoveAsync(ShiftView shift, DateOnly day)
    {
        var sure = await Dialogs.ShowMessageBoxAsync(Words["Remove_Title"], Words["Remove_What", shift.Name, $"{DayName(day)} {Hours(shift)}"], Words["Remove"], null, Words["Cancel"]);
        if (sure == true) await DoAsync(new RemoveShift(shift.ShiftId), null);
    }

    private async Task SetStandInAsync()
    {
        if (await StandInDialog.AskAsync(Dialogs, Unit.UnitId, Unit.Name, Unit.StandIn?.UnitId) is not { } name) return;
        Snackbar.Add(Words["StandIn_Done", name]);
        await OnChanged.InvokeAsync();
    }

    private async Task DoAsync<T>(IRequest<T> request, string? said)
    {
        isRunning = true;
        var answer = await AskAsync(request);
        isRunning = false;
        refusals = answer.Refusal is { } refusal ? InWords(refusal) : [];
        if (answer.Succeeded && said is not null) Snackbar.Add(said);
        await OnChanged.InvokeAsync();
    }
}
