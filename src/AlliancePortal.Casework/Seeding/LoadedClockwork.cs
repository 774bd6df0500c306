using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Seeding;

/// <summary>What the portal's clock has to do about a case or would have done by now, and who was told of a child.</summary>
/// <param name="until">The instant up to which the loaded past goes.</param>
internal sealed class LoadedClockwork(JurisdictionFile jurisdiction, DateTimeOffset until)
{
    private static readonly TimeSpan SeenAfter = TimeSpan.FromDays(1);
    private readonly DateTimeOffset forgotten = until.AddDays(-jurisdiction.Retention.Single(entry => entry.Category == "notifications_seen").Usual);

    public void Write(LoadedRows rows, LoadedCase one, string? dateOfBirth)
    {
        if (dateOfBirth is not null && PartialDate.Parse(dateOfBirth) is { IsFull: true, Earliest: var born } && Majority(born) is var majority && majority > DateOnly.FromDateTime(one.Intake.At.UtcDateTime))
            rows.Add(Work(new DateTimeOffset(majority, default, default), DueWork.EighteenthBirthday, one.Case.Id, isDone: false));
        if (one.Guardianship is not { } guardianship) return;

        Tell(rows, guardianship.CswUnitId, "child_notified", one, guardianship, one.Intake.At);
        if (one.Intake.Answer is { } answer) Tell(rows, one.Case.OpenedByUnitId, "guardianship_acknowledged", one, guardianship, answer.At);
        if (one.Intake.Named is { } named) Tell(rows, one.Case.OpenedByUnitId, "guardianship_appointed", one, guardianship, named.At);
        if (guardianship.AcknowledgedAt is not null && one.Intake.Answer is null) return;
        var ladder = jurisdiction.Limits.NotificationLadder;
        foreach (var after in new[] { ladder.DutyWorkerAgain, ladder.SupervisorAndStandIn, ladder.Vaau })
        {
            var due = one.Centre!.Worker is null ? one.Intake.At : one.Intake.At + after;
            rows.Add(Work(due, DueWork.GuardianshipLadder, guardianship.Id, due <= until && one.Intake.Answer is not null));
        }
    }

    private static DateOnly Majority(DateOnly born) => born is { Month: 2, Day: 29 } ? new DateOnly(born.Year + 18, 3, 1) : born.AddYears(18);

    private static DueWork Work(DateTimeOffset due, string kind, Guid subject, bool isDone) => new() { Id = Guid.NewGuid(), DueAt = due, Kind = kind, SubjectId = subject, DoneAt = isDone ? due : null };

    // Whoever was told long ago has seen it, and what was seen is kept for a time only.
    private void Tell(LoadedRows rows, Guid unit, string kind, LoadedCase one, GuardianshipCase guardianship, DateTimeOffset at)
    {
        if (at < forgotten) return;
        rows.Add(new Notification
        {
            Id = Guid.NewGuid(),
            UnitId = unit,
            CaseId = one.Case.Id,
            SubjectId = guardianship.Id,
            Kind = kind,
            At = at,
            SeenAt = at + SeenAfter <= until ? at + SeenAfter : null,
        });
    }
}
