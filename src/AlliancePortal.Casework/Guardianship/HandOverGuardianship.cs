using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>Asks another Centre to take the child over. The one that asks stays responsible until the other acknowledges; asking a third one replaces the second.</summary>
public sealed record HandOverGuardianship(Guid GuardianshipId, Guid ToAgencyId, string Reason, int? Version = null) : IGuardianshipStep;

internal sealed class HandOverGuardianshipUseCase : GuardianshipAct<HandOverGuardianship>
{
    public override Permission Permission => Permission.For(Role.SocialWorker, Role.CswSupervisor);

    protected override async Task<string> StepAsync(Operation operation, GuardianshipCase guardianship, HandOverGuardianship request, CancellationToken cancel)
    {
        var unit = await operation.Db.Units.Where(u => u.AgencyId == request.ToAgencyId && u.ClosedAt == null && operation.Db.Agencies.Any(a => a.Id == u.AgencyId && a.Kind == AgencyKinds.Csw))
            .OrderBy(u => u.Code).FirstOrDefaultAsync(cancel) ?? throw new RefusedException(Refusal.Invalid("toAgencyId", "unknown"));
        guardianship.HandOver(HoldingUnit(operation, guardianship), unit.Id, await SealAsync(operation, guardianship, "handover_reason", request.Reason, cancel));
        return "guardianship_handover_asked";
    }

    internal sealed class Shape : AbstractValidator<HandOverGuardianship>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}

/// <summary>The shape of a reason, wherever one is asked for here.</summary>
internal static class ReasonRules
{
    public static void MustBeReason<T>(this IRuleBuilder<T, string> reason) => reason.Custom((text, context) =>
    {
        if (PersonText.Narrative(text, TextLimits.ShortText).Problem is { } problem)
            context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, "") { ErrorCode = problem.Code() });
    });
}
