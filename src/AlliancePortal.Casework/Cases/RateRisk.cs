using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;

namespace AlliancePortal.Casework.Cases;

/// <summary>What a rating of risk says, whether one's own or proposed as the joint one.</summary>
public interface IRiskRating
{
    Guid CaseId { get; }

    /// <summary>Code of the set <c>risk_level</c>.</summary>
    string Level { get; }

    bool UrgentMedical { get; }

    DateOnly? ReviewOn { get; }

    string? Grounds { get; }
}

/// <summary>Rates the risk for one's agency, blind: the others' ratings show only afterwards.</summary>
public sealed record RateRisk : IRequest<RiskRated>, IRiskRating, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <inheritdoc />
    public Guid? DraftId { get; init; }

    public required string Level { get; init; }

    public bool UrgentMedical { get; init; }

    public DateOnly? ReviewOn { get; init; }

    public string? Grounds { get; init; }
}

/// <param name="Agreed">It is now the joint rating.</param>
public sealed record RiskRated(Guid RatingId, bool Agreed);

internal sealed class RateRiskUseCase : UseCase<RateRisk, RiskRated>
{
    public override Permission Permission => Permission.On(Section.Risk, Token.Add);

    public override Task AuthoriseAsync(Operation operation, RateRisk request, CancellationToken cancel) => RiskRecords.AuthoriseAsync(operation, request.CaseId, cancel);

    public override async Task<RiskRated> HandleAsync(Operation operation, RateRisk request, CancellationToken cancel) =>
        await RiskRecords.WriteAsync(operation, request, proposed: false, agreed: false, cancel);

    internal sealed class Shape(TimeProvider time) : RiskShape<RateRisk>(time);
}

internal abstract class RiskShape<T> : AbstractValidator<T> where T : IRiskRating
{
    protected RiskShape(TimeProvider time)
    {
        RuleFor(r => r.Level).Must(code => CodeSets.Default.IsKnown("risk_level", code)).WithErrorCode("unknown");
        RuleFor(r => r.ReviewOn).Must(day => day is null || day >= PeopleTime.Default.Today(time)).WithErrorCode("in_past");
        RuleFor(r => r.Grounds).Must(text => string.IsNullOrWhiteSpace(text) || PersonText.Narrative(text).IsClean).WithErrorCode("not_text");
    }
}

internal static class RiskRecords
{
    public static async Task AuthoriseAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, caseId, cancel);
        if (!(await CaseRights.OfAsync(operation, caseId, cancel)).May(Section.Risk, Token.Add)) throw new RefusedException(Refusal.NotFound);
    }

    public static async Task<RiskRated> WriteAsync(Operation operation, IRiskRating request, bool proposed, bool agreed, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var rating = new RiskRating
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            Level = request.Level,
            UrgentMedical = request.UrgentMedical,
            ReviewOn = request.ReviewOn,
            Proposed = proposed,
            Agreed = agreed,
        };
        rating.Author(operation);
        operation.Db.RiskRatings.Add(rating);
        if (await operation.Seals.SealAsync(whole.VictimId, "risk_grounds", PersonText.Narrative(request.Grounds).Value, cancel) is { } text)
        {
            var grounds = new RiskGrounds { Id = NewId.At(operation.Now), CaseId = whole.Id, RatingId = rating.Id, Text = text };
            grounds.Author(operation);
            operation.Db.RiskGrounds.Add(grounds);
        }

        operation.Db.Tell(operation, whole.Id, Section.Risk, agreed ? "risk_agreed" : proposed ? "risk_proposed" : "risk_rated", rating.Id);
        operation.Audit.Wrote(whole.Id, "risk", rating.Id);
        return new RiskRated(rating.Id, agreed);
    }
}
