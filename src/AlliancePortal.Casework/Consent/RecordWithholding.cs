using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>
/// She asked that an agency, or one person, learns nothing of her: by her word to any worker who may record what she agrees to. From the next act there is
/// nothing of the case for them anywhere; what had been asked of the agency is taken back. They are not told.
/// </summary>
public sealed record RecordWithholding : IRequest<WithholdingRecorded>
{
    public required Guid CaseId { get; init; }

    /// <summary>The whole agency; either this or <see cref="UserId"/>.</summary>
    public Guid? AgencyId { get; init; }

    /// <summary>One person of a unit in the case.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What she said; nobody asks her why.</summary>
    public string? Words { get; init; }
}

public sealed record WithholdingRecorded(Guid WithholdingId);

internal sealed class RecordWithholdingUseCase : UseCase<RecordWithholding, WithholdingRecorded>
{
    public override Permission Permission => Permission.On(Section.Consent, Token.Add);

    public override async Task AuthoriseAsync(Operation operation, RecordWithholding request, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (!(await CaseRights.OfAsync(operation, request.CaseId, cancel)).May(Section.Consent, Token.Add)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<WithholdingRecorded> HandleAsync(Operation operation, RecordWithholding request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (request.AgencyId is { } agency && (operation.Worker.Owns(agency) || !await operation.Db.Agencies.AnyAsync(a => a.Id == agency && a.ClosedAt == null, cancel)))
            throw new RefusedException(Refusal.Invalid("agencyId", "unknown"));
        if (request.UserId is { } user && !(await WithholdingPeople.OfAsync(operation, whole.Id, cancel)).Exists(person => person.UserId == user && person.IsActive))
            throw new RefusedException(Refusal.Invalid("userId", "unknown"));

        var withholding = new Withholding
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            FromAgencyId = request.AgencyId,
            FromUserId = request.UserId,
            Words = request.Words is null ? null : await operation.Seals.SealAsync(whole.VictimId, WithholdingPeople.WordsField, PersonText.Narrative(request.Words, TextLimits.ShortText).Value, cancel),
        };
        withholding.Author(operation);
        operation.Db.Withholdings.Add(withholding);
        operation.Db.Tell(operation, whole.Id, Section.Consent, "withheld", withholding.Id);
        operation.Audit.Wrote(whole.Id, "consent_withheld", withholding.Id);
        return new WithholdingRecorded(withholding.Id);
    }

    internal sealed class Shape : AbstractValidator<RecordWithholding>
    {
        public Shape()
        {
            RuleFor(r => r.AgencyId).Must((request, agency) => agency is null != request.UserId is null).WithErrorCode("one_of_two");
            RuleFor(r => r.Words).Custom((text, context) =>
            {
                if (text is not null && PersonText.Narrative(text, TextLimits.ShortText).Problem is { } problem)
                    context.AddFailure(new FluentValidation.Results.ValidationFailure("Words", problem.Code()) { ErrorCode = problem.Code() });
            });
        }
    }
}
