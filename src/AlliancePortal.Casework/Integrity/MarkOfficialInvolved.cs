using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Integrity;

/// <summary>
/// An official is involved. Investigation and Offenders move to named persons at once; the official and his supervisors, or the whole of his unit while he
/// is not known, are kept out of the case. They are not told; the integrity officers are.
/// </summary>
public sealed record MarkOfficialInvolved : IRequest<OfficialMarked>
{
    public required Guid CaseId { get; init; }

    /// <summary>Where the official serves.</summary>
    public required Guid OfficialUnitId { get; init; }

    /// <summary>Who it is, of that unit; null: not known yet.</summary>
    public Guid? OfficialUserId { get; init; }

    /// <summary>Police in the case who go on reading Investigation and Offenders, beside whoever marks it and is police.</summary>
    public IReadOnlyList<Guid> NamedUserIds { get; init; } = [];

    public required string Reason { get; init; }
}

public sealed record OfficialMarked(Guid OfficialId);

internal sealed class MarkOfficialInvolvedUseCase : UseCase<MarkOfficialInvolved, OfficialMarked>
{
    public override Permission Permission => IntegrityList.Keepers;

    public override Task AuthoriseAsync(Operation operation, MarkOfficialInvolved request, CancellationToken cancel) => IntegrityList.VictimAsync(operation, request.CaseId, cancel);

    public override async Task<OfficialMarked> HandleAsync(Operation operation, MarkOfficialInvolved request, CancellationToken cancel)
    {
        var (id, victim, named) = (NewId.At(operation.Now), await IntegrityList.VictimAsync(operation, request.CaseId, cancel), request.NamedUserIds.Distinct().ToArray());
        var words = PersonText.Narrative(request.Reason, TextLimits.ShortText).Value;
        var (reason, excluded) = (await operation.Seals.SealAsync(victim, IntegrityList.ReasonField, words, cancel), await operation.Seals.SealAsync(victim, Cases.Exclusions.ReasonField, words, cancel));
        await operation.Db.Database.ExecuteSqlAsync($"select casework.mark_official({id}, {request.CaseId}, {request.OfficialUnitId}, {request.OfficialUserId}, {named}, {reason}, {excluded})", cancel);
        operation.Audit.Wrote(request.CaseId, "exclusion_official", id);
        return new OfficialMarked(id);
    }

    internal sealed class Shape : AbstractValidator<MarkOfficialInvolved>
    {
        public Shape()
        {
            RuleFor(r => r.OfficialUnitId).NotEmpty().WithErrorCode("empty");
            RuleFor(r => r.Reason).MustBeReason();
        }
    }
}

/// <summary>Who marks that an official is involved, and whose case it is.</summary>
internal static class IntegrityList
{
    public const string ReasonField = "official_reason";

    public static Permission Keepers { get; } = Permission.For(Role.PoliceInvestigator, Role.PoliceSupervisor, Role.VaauSupervisor, Role.IntegrityOfficer);

    /// <summary>The person whose case it is.</summary>
    /// <exception cref="RefusedException">Not in the case, kept out of it, or not named in it while others are: hidden and missing answer alike.</exception>
    public static async Task<Guid> VictimAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        (await operation.Db.Database.SqlQuery<Guid?>($"select casework.integrity_victim({caseId}) as \"Value\"").ToListAsync(cancel)).SingleOrDefault() ?? throw new RefusedException(Refusal.NotFound);
}
