using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Intake;

/// <summary>What an intake would lead to, by the same shape and rules, without storing anything: before it is sent, and for the dry run of an import.</summary>
public sealed record CheckIntake(TakeIn Intake) : IRequest<CheckedIntake>;

/// <param name="ChildBasis">Why she counts as a child, or null for an adult.</param>
/// <param name="WasThere">This draft or row has been taken in already.</param>
/// <param name="CaseNumber">Then the number of its case, as far as the actor is in it.</param>
/// <param name="RingFirst">For a child: who is on duty at the Centre that will be notified.</param>
public sealed record CheckedIntake(bool IsChild, string? ChildBasis, bool IsAnonymous, bool WasThere, string? CaseNumber, DutyContact? RingFirst);

internal sealed class CheckIntakeUseCase(IValidator<TakeIn> shape, TakenBefore before, CentreNotice centres) : UseCase<CheckIntake, CheckedIntake>
{
    public override Permission Permission => Permission.For(Roles.Intake);

    public override async Task<CheckedIntake> HandleAsync(Operation operation, CheckIntake request, CancellationToken cancel)
    {
        var intake = request.Intake;
        if (ShapeRefusal.Of(await shape.ValidateAsync(intake, cancel)) is { } refusal) throw new RefusedException(refusal);
        var child = IntakeRules.ChildOf(intake, operation.Now);
        IntakeRules.Check(intake, child);

        var known = before.ReferenceOf(operation, intake) is { } reference ? await before.FindAsync(operation, reference, cancel) : null;
        var number = known is null ? null : await operation.Db.Cases.Where(c => c.Id == known).Select(c => c.Number).SingleOrDefaultAsync(cancel);
        return new CheckedIntake(child.IsChild, child.Basis?.Code(), intake.Consent?.Refused == true, known is not null, number, await RingAsync());

        async Task<DutyContact?> RingAsync()
        {
            if (!child.IsChild || intake.Import is not null) return null;
            var (centre, unit) = await centres.OfAsync(operation, intake.Municipality, cancel);
            return await Duty.OfAsync(operation, centre, unit.Id, cancel);
        }
    }
}
