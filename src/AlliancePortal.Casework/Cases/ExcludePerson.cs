using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// Keeps a person out of a case: accused, in conflict, a relative, or named by the victim. From the next act there is nothing of it for them, in lists, counts,
/// notifications, searches and open pages; what they had in hand goes back to the unit. Nobody tells them.
/// </summary>
public sealed record ExcludePerson : IRequest<PersonExcluded>
{
    public required Guid CaseId { get; init; }

    public required Guid UserId { get; init; }

    public required string Reason { get; init; }
}

public sealed record PersonExcluded(Guid CaseId, Guid UserId);

internal sealed class ExcludePersonUseCase(JurisdictionFile jurisdiction) : UseCase<ExcludePerson, PersonExcluded>
{
    public override Permission Permission => Exclusions.Keepers;

    public override Task AuthoriseAsync(Operation operation, ExcludePerson request, CancellationToken cancel) => Exclusions.VictimAsync(operation, request.CaseId, cancel);

    public override async Task<PersonExcluded> HandleAsync(Operation operation, ExcludePerson request, CancellationToken cancel)
    {
        var reason = await Exclusions.SealAsync(operation, request.CaseId, Exclusions.ReasonField, request.Reason, cancel);
        var nameAgainBy = operation.Now + jurisdiction.Limits.GuardianAppointment;
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.exclude_person({request.CaseId}, {request.UserId}, {reason}, {nameAgainBy}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(Refusal.NotFound);
        operation.Audit.Wrote(request.CaseId, "exclusion", request.UserId);
        return new PersonExcluded(request.CaseId, request.UserId);
    }

    internal sealed class Shape : AbstractValidator<ExcludePerson>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}

/// <summary>Who may keep somebody out of a case, and how the reasons are kept.</summary>
internal static class Exclusions
{
    public const string ReasonField = "exclusion_reason";
    public const string LiftField = "exclusion_lift_reason";

    public static Permission Keepers { get; } = Permission.For([.. Roles.Supervisors, Role.IntegrityOfficer]);

    /// <summary>The person whose case it is.</summary>
    /// <exception cref="RefusedException">The actor keeps nobody out of it: hidden and missing answer alike.</exception>
    public static async Task<Guid> VictimAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        (await operation.Db.Database.SqlQuery<Guid?>($"select casework.victim_of({caseId}) as \"Value\"").ToListAsync(cancel)).SingleOrDefault() ?? throw new RefusedException(Refusal.NotFound);

    public static async Task<byte[]?> SealAsync(Operation operation, Guid caseId, string field, string reason, CancellationToken cancel) =>
        await operation.Seals.SealAsync(await VictimAsync(operation, caseId, cancel), field, PersonText.Narrative(reason, TextLimits.ShortText).Value, cancel);
}
