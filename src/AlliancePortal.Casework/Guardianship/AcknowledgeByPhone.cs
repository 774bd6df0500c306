using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>Whoever opened the case writes down that the Centre answered on the telephone: who, on which number, when. The Centre confirms it later.</summary>
/// <param name="Number">The number that was rung.</param>
public sealed record AcknowledgeByPhone(Guid GuardianshipId, string Name, string Number, DateTimeOffset At, int? Version = null) : IGuardianshipStep;

internal sealed class AcknowledgeByPhoneUseCase(JurisdictionFile jurisdiction) : GuardianshipAct<AcknowledgeByPhone>
{
    public override Permission Permission => Permission.For(Roles.Casework.Except(Roles.OfKind(Agencies.AgencyKinds.Csw)));

    protected override async Task<string> StepAsync(Operation operation, GuardianshipCase guardianship, AcknowledgeByPhone request, CancellationToken cancel)
    {
        var opener = await operation.Db.Cases.Where(c => c.Id == guardianship.CaseId).Select(c => c.OpenedByUnitId).SingleAsync(cancel);
        if (!operation.Worker.UnitIds.Contains(opener)) throw new RefusedException(GuardianshipRefusals.NotTheCaller);
        guardianship.AcknowledgeByPhone(
            PersonText.Line(request.Name).Value!, PersonText.Line(request.Number, TextLimits.Phone).Value!, request.At, operation.Now, jurisdiction.Limits.GuardianAppointment);
        return "guardianship_acknowledged_by_phone";
    }

    internal sealed class Shape : AbstractValidator<AcknowledgeByPhone>
    {
        public Shape()
        {
            RuleFor(r => r.Name).Must(name => PersonText.Line(name).IsClean).WithErrorCode("not_a_name");
            RuleFor(r => r.Number).Must(number => PersonText.Line(number, TextLimits.Phone) is { IsClean: true } clean && clean.Value.Count(char.IsAsciiDigit) >= 3).WithErrorCode("not_a_number");
        }
    }
}
