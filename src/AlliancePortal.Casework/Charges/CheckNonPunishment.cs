using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Charges;

/// <summary>Her advocate has checked whether she was forced to what she is charged with: then she is not punished for it (CETS 197 Art. 26).</summary>
public sealed record CheckNonPunishment : IRequest<ChargeRecorded>
{
    public required Guid ChargeId { get; init; }

    /// <summary>Code of the set <c>non_punishment</c>.</summary>
    public required string Outcome { get; init; }

    public required string Grounds { get; init; }
}

internal sealed class CheckNonPunishmentUseCase : UseCase<CheckNonPunishment, ChargeRecorded>
{
    public override Permission Permission => Permission.For(Role.Advocate, Role.VaauSupervisor);

    public override async Task AuthoriseAsync(Operation operation, CheckNonPunishment request, CancellationToken cancel)
    {
        if (!await operation.Db.Charges.AnyAsync(c => c.Id == request.ChargeId, cancel)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<ChargeRecorded> HandleAsync(Operation operation, CheckNonPunishment request, CancellationToken cancel)
    {
        var caseId = await operation.Db.Charges.Where(c => c.Id == request.ChargeId).Select(c => c.CaseId).SingleAsync(cancel);
        var whole = await WritableCase.FindAsync(operation, caseId, cancel);
        var grounds = await operation.Seals.SealAsync(whole.VictimId, ChargeTexts.Grounds, PersonText.Narrative(request.Grounds).Value, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.check_non_punishment({request.ChargeId}, {request.Outcome}, {grounds}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(ChargeRefusals.Checked);
        operation.Db.Tell(operation, caseId, Section.Investigation, "non_punishment_checked", request.ChargeId);
        operation.Audit.Wrote(caseId, "charge_checked", request.ChargeId);
        return new ChargeRecorded(request.ChargeId);
    }

    internal sealed class Shape : AbstractValidator<CheckNonPunishment>
    {
        public Shape()
        {
            RuleFor(r => r.Outcome).Must(code => CodeSets.Default.IsKnown("non_punishment", code)).WithErrorCode("unknown");
            RuleFor(r => r.Grounds).Custom((text, context) =>
            {
                if (PersonText.Narrative(text).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure("Grounds", problem.Code()) { ErrorCode = problem.Code() });
            });
        }
    }
}

/// <summary>Why something cannot be done with a charge now.</summary>
public static class ChargeRefusals
{
    /// <summary>It was checked, dropped or decided before.</summary>
    public static Refusal Checked { get; } = new("charge_is_settled");
}
