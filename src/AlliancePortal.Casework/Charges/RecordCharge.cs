using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Charges;

/// <summary>
/// She is charged with an offence herself. The police team that handles it learns nothing of her case, at once and whoever of it is in other teams too; her
/// advocate is told, and has a deadline to check non-punishment.
/// </summary>
public sealed record RecordCharge : IRequest<ChargeRecorded>
{
    public required Guid CaseId { get; init; }

    /// <summary>The police unit that handles it; none that is or was in her case.</summary>
    public required Guid TeamUnitId { get; init; }

    public required string Offence { get; init; }

    public required DateOnly ChargedOn { get; init; }
}

public sealed record ChargeRecorded(Guid ChargeId);

internal sealed class RecordChargeUseCase(JurisdictionFile jurisdiction) : UseCase<RecordCharge, ChargeRecorded>
{
    public override Permission Permission => Permission.On(Section.Investigation, Token.Add);

    public override async Task AuthoriseAsync(Operation operation, RecordCharge request, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (!(await CaseRights.OfAsync(operation, request.CaseId, cancel)).May(Section.Investigation, Token.Add)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<ChargeRecorded> HandleAsync(Operation operation, RecordCharge request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (!await operation.Db.Units.AnyAsync(u => u.Id == request.TeamUnitId && u.ClosedAt == null && operation.Db.Agencies.Any(a => a.Id == u.AgencyId && a.Kind == AgencyKinds.Police), cancel))
            throw new RefusedException(Refusal.Invalid("teamUnitId", "unknown"));

        var charge = new Charge
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            TeamUnitId = request.TeamUnitId,
            Offence = (await operation.Seals.SealAsync(whole.VictimId, ChargeTexts.Offence, PersonText.Narrative(request.Offence, TextLimits.ShortText).Value, cancel))!,
            ChargedOn = request.ChargedOn,
            CheckDueAt = operation.Now + jurisdiction.Limits.NonPunishmentCheck,
        };
        charge.Author(operation);
        operation.Db.Charges.Add(charge);
        operation.Db.Tell(operation, whole.Id, Section.Investigation, "victim_charged", charge.Id);
        operation.Audit.Wrote(whole.Id, "charge", charge.Id);
        return new ChargeRecorded(charge.Id);
    }

    internal sealed class Shape : AbstractValidator<RecordCharge>
    {
        public Shape(TimeProvider time)
        {
            RuleFor(r => r.Offence).Custom((text, context) =>
            {
                if (PersonText.Narrative(text, TextLimits.ShortText).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure("Offence", problem.Code()) { ErrorCode = problem.Code() });
            });
            RuleFor(r => r.ChargedOn).Must(day => day <= PeopleTime.Default.Today(time)).WithErrorCode("in_future");
            RuleFor(r => r.ChargedOn).Must(day => day > DateOnly.FromDateTime(DateTime.UnixEpoch)).WithErrorCode("too_long_ago");
        }
    }
}

/// <summary>Under which names the texts are sealed.</summary>
internal static class ChargeTexts
{
    public const string Offence = "charge_offence";
    public const string Grounds = "charge_check_grounds";
}
