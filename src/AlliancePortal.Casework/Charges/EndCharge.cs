using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Charges;

/// <summary>The charge was dropped or decided. The team that handled it stays outside her case like anybody who is not in it.</summary>
public sealed record EndCharge(Guid ChargeId) : IRequest<ChargeRecorded>;

internal sealed class EndChargeUseCase : UseCase<EndCharge, ChargeRecorded>
{
    public override Permission Permission => Permission.On(Section.Investigation, Token.Add);

    public override async Task<ChargeRecorded> HandleAsync(Operation operation, EndCharge request, CancellationToken cancel)
    {
        var charge = await operation.Db.Charges.FindAsync([request.ChargeId], cancel);
        if (charge is null || !operation.Worker.Owns(charge.AgencyId) || !(await CaseRights.OfAsync(operation, charge.CaseId, cancel)).May(Section.Investigation, Token.Edit)) throw new RefusedException(Refusal.NotFound);
        await WritableCase.FindAsync(operation, charge.CaseId, cancel);
        if (charge.EndedAt is not null) throw new RefusedException(ChargeRefusals.Checked);
        charge.EndedAt = operation.Now;
        operation.Db.Tell(operation, charge.CaseId, Section.Investigation, "charge_ended", charge.Id);
        operation.Audit.Wrote(charge.CaseId, "charge_ended", charge.Id);
        return new ChargeRecorded(charge.Id);
    }
}
