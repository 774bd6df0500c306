using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>One of the two signatures under the end: of the CSW's supervisor or of VAAU's, whichever the actor is. With the second one it is ended.</summary>
/// <param name="Reason">In the signatory's own words.</param>
/// <param name="Ground">Code of the set <c>guardianship_end_reason</c>; null: the one that the other side signed under, or a <paramref name="Reason"/> that is such a code, or <c>other</c>.</param>
public sealed record EndGuardianship(Guid GuardianshipId, string Reason, string? Ground = null, int? Version = null) : IGuardianshipStep
{
    internal const string Grounds = "guardianship_end_reason";
}

internal sealed class EndGuardianshipUseCase : GuardianshipAct<EndGuardianship>
{
    private const string ByBirthday = "adult_by_birthday";
    private const string ByAssessment = "adult_by_assessment";

    public override Permission Permission => Permission.For(Role.CswSupervisor, Role.VaauSupervisor);

    protected override async Task<string> StepAsync(Operation operation, GuardianshipCase guardianship, EndGuardianship request, CancellationToken cancel)
    {
        var ground = request.Ground ?? guardianship.EndGround ?? (CodeSets.Default.IsKnown(EndGuardianship.Grounds, request.Reason) ? request.Reason : "other");
        await MustHoldAsync(operation, guardianship, ground, cancel);
        if (operation.Worker.Role == Role.CswSupervisor)
            guardianship.SignEndForCsw(HoldingUnit(operation, guardianship), operation.Worker.UserId, ground, await SealAsync(operation, guardianship, "end_reason", request.Reason, cancel), operation.Now);
        else
            guardianship.SignEndForVaau(operation.Worker.UserId, ground, await SealAsync(operation, guardianship, "end_reason", request.Reason, cancel), operation.Now);
        return guardianship.State == GuardianshipState.Ended ? "guardianship_ended" : "guardianship_end_signed";
    }

    /// <summary>Nobody is let go as an adult whom the records still show as a child; asked at each signature, since a finding may come between.</summary>
    private static async Task MustHoldAsync(Operation operation, GuardianshipCase guardianship, string ground, CancellationToken cancel)
    {
        var isAdult = ground switch
        {
            ByBirthday => await BirthSaysAdultAsync(operation, guardianship, cancel),
            ByAssessment => await AgeFindings.LatestAsync(operation, guardianship.CaseId, cancel) is { } latest && latest.Youngest >= Age.Majority,
            _ => true,
        };
        if (!isAdult) throw new RefusedException(GuardianshipRefusals.StillChild);
    }

    private static async Task<bool> BirthSaysAdultAsync(Operation operation, GuardianshipCase guardianship, CancellationToken cancel)
    {
        var birth = await operation.Db.Identities.Where(i => i.CaseId == guardianship.CaseId).Select(i => i.DateOfBirth).SingleOrDefaultAsync(cancel);
        return PartialDate.TryParse(birth, out var date) && ChildStatus.OfAgeFrom(date) <= PeopleTime.Default.DateOf(operation.Now);
    }

    internal sealed class Shape : AbstractValidator<EndGuardianship>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).MustBeReason();
            RuleFor(r => r.Ground).Must(code => code is null || CodeSets.Default.IsKnown(EndGuardianship.Grounds, code)).WithErrorCode("unknown");
        }
    }
}
