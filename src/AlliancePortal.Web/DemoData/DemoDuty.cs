using AlliancePortal.Casework.Agencies.Roster;
using AlliancePortal.Casework.Board;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Web.DemoData;

/// <summary>Who is on duty in the week of the demonstration, and who has which case: some Centres are covered day and night, one is not.</summary>
internal sealed class DemoDuty(ICasework casework, IReadOnlyDictionary<string, Actor> people, TimeProvider time)
{
    private const int Days = 7;
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(20, 0);

    public async Task SetAsync(CancellationToken cancel)
    {
        var today = PeopleTime.Default.Today(time);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % Days));
        var week = Enumerable.Range(-1, Days + 1).Select(monday.AddDays).ToList();
        var workdays = week.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();

        await ShiftAsync("supervisor@csw-prizren.demo", "socialworker@csw-prizren.demo", "+383 99 000 101", week, Morning, Evening, cancel);
        await ShiftAsync("supervisor@csw-prizren.demo", "duty@csw-prizren.demo", "+383 99 000 102", week, Evening, Morning, cancel);
        await ShiftAsync("supervisor@csw-peja.demo", "socialworker@csw-peja.demo", "+383 99 000 111", workdays, Morning, Evening, cancel);
        await ShiftAsync("supervisor@csw-prishtina.demo", "socialworker@csw-prishtina.demo", "+383 99 000 121", week, Morning, Morning, cancel);
        await ShiftAsync("supervisor@tpiu.demo", "investigator@tpiu.demo", "+383 99 000 131", week, Evening, Morning, cancel);
        await ShiftAsync("supervisor@tpiu.demo", "colleague@tpiu.demo", "+383 99 000 132", week, Morning, Evening, cancel);
        await ShareAsync(cancel);
    }

    private async Task ShiftAsync(string supervisor, string worker, string phone, List<DateOnly> days, TimeOnly from, TimeOnly until, CancellationToken cancel) =>
        _ = (await casework.RunAsync(people[supervisor], new SetShift { WorkerId = people[worker].UserId, Phone = phone, Days = days, From = from, Until = until }, cancel)).Value;

    /// <summary>One of the adults' cases goes from the investigator who took it in to a colleague.</summary>
    private async Task ShareAsync(CancellationToken cancel)
    {
        var supervisor = people["supervisor@tpiu.demo"];
        var adults = (await casework.RunAsync(supervisor, new ListCaseload { Child = false }, cancel)).Value.Items;
        if (adults.Count > 0)
            _ = (await casework.RunAsync(supervisor, new AssignCase { CaseId = adults[0].CaseId, UserId = people["colleague@tpiu.demo"].UserId, Reason = "workload" }, cancel)).Value;
    }
}
