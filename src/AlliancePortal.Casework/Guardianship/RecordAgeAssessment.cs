using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>
/// The Centre records what a body found about a person's age. An adult who may be under 18 by it is a child from this moment, with a guardian
/// Centre. A child found to be of age stays a child until her guardianship ends by its two signatures.
/// </summary>
public sealed record RecordAgeAssessment : IRequest<AgeAssessed>
{
    public required Guid CaseId { get; init; }

    public required string Body { get; init; }

    /// <summary>Code of the set <c>age_assessment_method</c>.</summary>
    public required string Method { get; init; }

    public required DateOnly AssessedOn { get; init; }

    /// <summary>The most likely age, in years.</summary>
    public required int Age { get; init; }

    /// <summary>Years by which it may be wrong, either way.</summary>
    public required int Margin { get; init; }
}

/// <param name="GuardianshipId">The open guardianship; null for an adult.</param>
/// <param name="FindsAdult">A child was found to be of age: both supervisors may now end the guardianship on that ground.</param>
public sealed record AgeAssessed(Guid AssessmentId, bool IsChild, Guid? GuardianshipId, bool FindsAdult);

internal sealed class RecordAgeAssessmentUseCase(ChildFound found) : UseCase<RecordAgeAssessment, AgeAssessed>
{
    public override Permission Permission => Permission.On(Section.Guardianship, Token.Add);

    public override Task AuthoriseAsync(Operation operation, RecordAgeAssessment request, CancellationToken cancel) => WritableCase.FindAsync(operation, request.CaseId, cancel);

    public override async Task<AgeAssessed> HandleAsync(Operation operation, RecordAgeAssessment request, CancellationToken cancel)
    {
        if (request.AssessedOn > PeopleTime.Default.DateOf(operation.Now)) throw new RefusedException(Refusal.Invalid("assessedOn", "in_future"));
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var assessment = new AgeAssessment
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            Body = PersonText.Line(request.Body, AgeAssessment.BodyLength).Value!,
            Method = request.Method,
            AssessedOn = request.AssessedOn,
            Age = (short)request.Age,
            Margin = (short)request.Margin,
        };
        assessment.Author(operation);
        operation.Db.AgeAssessments.Add(assessment);
        operation.Db.Tell(operation, whole.Id, Section.Guardianship, "age_assessed", assessment.Id);
        operation.Audit.Wrote(whole.Id, "age_assessment", assessment.Id);
        await operation.Db.SaveChangesAsync(cancel);

        var mayBeChild = assessment.Youngest < Age.Majority;
        var guardianship = !whole.IsChild && mayBeChild ? await found.InAsync(operation, whole, cancel)
            : await operation.Db.Guardianships.Where(g => g.CaseId == whole.Id && g.EndedAt == null).Select(g => (Guid?)g.Id).SingleOrDefaultAsync(cancel);
        return new AgeAssessed(assessment.Id, whole.IsChild, guardianship, whole.IsChild && !mayBeChild);
    }

    internal sealed class Shape : AbstractValidator<RecordAgeAssessment>
    {
        private const int WidestMargin = 10;

        public Shape()
        {
            RuleFor(r => r.Body).Must(body => PersonText.Line(body, AgeAssessment.BodyLength).IsClean).WithErrorCode("empty");
            RuleFor(r => r.Method).Must(code => CodeSets.Default.IsKnown("age_assessment_method", code)).WithErrorCode("unknown");
            RuleFor(r => r.AssessedOn).Must(day => day.Year >= 1990).WithErrorCode("too_long_ago");
            RuleFor(r => r.Age).InclusiveBetween(0, Age.Highest).WithErrorCode("age_not_possible");
            RuleFor(r => r.Margin).InclusiveBetween(0, WidestMargin).WithErrorCode("out_of_range");
        }
    }
}

/// <summary>What was found about somebody's age.</summary>
internal static class AgeFindings
{
    /// <summary>The latest; null when nobody assessed.</summary>
    public static Task<AgeAssessment?> LatestAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        operation.Db.AgeAssessments.AsNoTracking().Where(a => a.CaseId == caseId).OrderByDescending(a => a.AssessedOn).ThenByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
}
