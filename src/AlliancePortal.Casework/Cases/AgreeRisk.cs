using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases;

/// <summary>
/// The joint rating, after each has rated blind: the first agency to name a level proposes it, the next that names the same level makes it
/// agreed. Of a child the Centre for Social Work has to have rated.
/// </summary>
public sealed record AgreeRisk : IRequest<RiskRated>, IRiskRating, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    public required string Level { get; init; }

    public bool UrgentMedical { get; init; }

    public DateOnly? ReviewOn { get; init; }

    /// <summary>The shared grounds.</summary>
    public string? Grounds { get; init; }
}

internal sealed class AgreeRiskUseCase : UseCase<AgreeRisk, RiskRated>
{
    public override Permission Permission => Permission.On(Section.Risk, Token.Add);

    public override Task AuthoriseAsync(Operation operation, AgreeRisk request, CancellationToken cancel) => RiskRecords.AuthoriseAsync(operation, request.CaseId, cancel);

    public override async Task<RiskRated> HandleAsync(Operation operation, AgreeRisk request, CancellationToken cancel)
    {
        var ratings = await operation.Db.RiskRatings.AsNoTracking().Where(r => r.CaseId == request.CaseId).OrderByDescending(r => r.RecordedAt).ThenByDescending(r => r.Id).ToListAsync(cancel);
        if (!ratings.Exists(r => operation.Worker.Owns(r.AgencyId))) throw new RefusedException(CaseRefusals.NotRatedYet);
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var raters = ratings.Select(r => r.AgencyId).Distinct().ToArray();
        if (whole.IsChild && !await operation.Db.Agencies.AnyAsync(a => raters.Contains(a.Id) && a.Kind == AgencyKinds.Csw, cancel))
            throw new RefusedException(CaseRefusals.CentreHasNotRated);

        var sinceLastAgreed = ratings.TakeWhile(r => !r.Agreed);
        var agreed = sinceLastAgreed.Any(r => r.Proposed && !operation.Worker.Owns(r.AgencyId) && r.Level == request.Level);
        return await RiskRecords.WriteAsync(operation, request, proposed: !agreed, agreed, cancel);
    }

    internal sealed class Shape(TimeProvider time) : RiskShape<AgreeRisk>(time);
}
