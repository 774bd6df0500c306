using System.Reflection;
using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Audit;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using AlliancePortal.Casework.Referrals;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Seeding;

/// <summary>Makes the rows of intakes by the intake's own code, and those that the database would have made of them (<see cref="LoadedProjections"/>).</summary>
internal sealed class LoadedCases(CollectedRecords db, Seals seals, JurisdictionFile jurisdiction, LoadDirectory directory, LoadedProjections projections)
{
    // No use case changes them: the database does.
    private static readonly PropertyInfo State = typeof(Referral).GetProperty(nameof(Referral.State))!;
    private static readonly PropertyInfo DecidedAt = typeof(Referral).GetProperty(nameof(Referral.DecidedAt))!;
    private readonly CentreNotice centres = new(jurisdiction);

    /// <param name="numbers">The running number of each case.</param>
    public async Task<LoadedRows> MakeAsync(IReadOnlyList<LoadedIntake> intakes, long[] numbers, CancellationToken cancel)
    {
        var rows = new LoadedRows();
        var made = intakes.Select((intake, n) => Open(intake, numbers[n])).ToList();
        await seals.Keys.CreateAsync([.. made.Select(one => one.Case.VictimId)], cancel);
        foreach (var one in made)
        {
            await new IntakeRecords(one.Operation, one.Case, one.Intake.Request).WriteAsync(one.Case.IsAnonymous, cancel);
            if (one.Case.IsChild) Notify(one);
            rows.Audit.Add(Done(one.Operation, nameof(TakeIn)));
            if (one.Guardianship is { } guardianship)
            {
                if (one.Intake.Answer is { } answer) rows.Audit.Add(Acknowledge(guardianship, one.Letter!, answer));
                if (one.Intake.Named is { } named) rows.Audit.Add(Appoint(guardianship, one, named));
            }

            one.Records.AddRange(db.Take());
            foreach (var record in one.Records) rows.Add(record);
            projections.Write(rows, one);
        }

        return rows;
    }

    private LoadedCase Open(LoadedIntake intake, long number)
    {
        var operation = new Operation(intake.Worker, intake.At, db, seals, new AuditTrail());
        var child = IntakeRules.ChildOf(intake.Request, intake.At);
        IntakeRules.Check(intake.Request, child);
        var name = CaseNumber.Of(jurisdiction.Country, PeopleTime.Default.DateOf(intake.At).Year, checked((int)number));
        var opened = OpenedCase.Add(operation, intake.Request, child, intake.Request.Consent?.Refused == true, name);
        return new LoadedCase(intake, operation, opened, db.Take());
    }

    private void Notify(LoadedCase one)
    {
        var centre = directory.Centres[one.Case.Municipality];
        (one.Guardianship, one.Letter) = centres.Send(one.Operation, new ChildMet(one.Case.Id, one.Case.Municipality, one.Case.FoundAt, one.Case.IdentifiedAt), centre.Agency, centre.Unit, isHistoric: false);
        one.Centre = centre;
        if (one.Guardianship.State != GuardianshipState.Notified) Accept(one.Letter!, one.Operation.Now);
    }

    private LoadedAudit Acknowledge(GuardianshipCase guardianship, Referral letter, CentreAct answer)
    {
        guardianship.Acknowledge(guardianship.CswUnitId, answer.At, jurisdiction.Limits.GuardianAppointment);
        Accept(letter, answer.At);
        return Done(Step(guardianship, answer, "guardianship_acknowledged"), nameof(AcknowledgeGuardianship));
    }

    private LoadedAudit Appoint(GuardianshipCase guardianship, LoadedCase one, CentreAct named)
    {
        guardianship.Appoint(guardianship.CswUnitId, named.Worker.UserId, named.Worker.DisplayName, named.At);
        if (one.Case.OpenedByUnitId == guardianship.CswUnitId) one.Records.RemoveAll(record => record is Assignment);
        db.Add(new Assignment { CaseId = one.Case.Id, UnitId = guardianship.CswUnitId, UserId = named.Worker.UserId, SetBy = named.Worker.UserId, SetAt = named.At });
        return Done(Step(guardianship, named, "guardianship_appointed"), nameof(AppointGuardian));
    }

    private Operation Step(GuardianshipCase guardianship, CentreAct act, string happened)
    {
        var operation = new Operation(act.Worker, act.At, db, seals, new AuditTrail());
        guardianship.Version++;
        db.Tell(operation, guardianship.CaseId, Section.Guardianship, happened, guardianship.Id);
        operation.Audit.Wrote(guardianship.CaseId, "guardianship", guardianship.Id);
        return operation;
    }

    // What the database does with the letter when the guardianship is acknowledged.
    private static void Accept(Referral letter, DateTimeOffset at)
    {
        State.SetValue(letter, ReferralStates.Accepted);
        DecidedAt.SetValue(letter, (DateTimeOffset?)at);
        letter.Version++;
    }

    private static LoadedAudit Done(Operation operation, string request) =>
        new(operation.Now, operation.Worker.UserId, operation.Worker.UnitId, operation.Worker.Role.Code(), request, operation.Audit);
}

/// <summary>A case while it is made.</summary>
/// <param name="opening">What opening it stored.</param>
internal sealed class LoadedCase(LoadedIntake intake, Operation operation, Case opened, IReadOnlyList<object> opening)
{
    /// <summary>What the use cases store of it.</summary>
    public List<object> Records { get; } = [.. opening];

    public LoadedIntake Intake => intake;

    public Operation Operation => operation;

    public Case Case => opened;

    public GuardianshipCase? Guardianship { get; set; }

    public Referral? Letter { get; set; }

    public LoadCentre? Centre { get; set; }

    /// <summary>When something last happened in it.</summary>
    public DateTimeOffset LastAt => (intake.Named ?? intake.Answer)?.At ?? intake.At;
}
