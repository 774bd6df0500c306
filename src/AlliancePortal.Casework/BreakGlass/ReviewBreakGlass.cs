using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.BreakGlass;

/// <summary>The second person writes afterwards whether an emergency access was proper.</summary>
public sealed record ReviewBreakGlass : IRequest<BreakGlassView>
{
    public required Guid BreakGlassId { get; init; }

    public required bool Proper { get; init; }

    public required string Reason { get; init; }
}

[StepUp]
internal sealed class ReviewBreakGlassUseCase : UseCase<ReviewBreakGlass, BreakGlassView>
{
    public override Permission Permission => BreakGlassRoles.Overseers;

    public override async Task AuthoriseAsync(Operation operation, ReviewBreakGlass request, CancellationToken cancel)
    {
        var found = await BreakGlassReading.FindAsync(operation, request.BreakGlassId, cancel);
        if (found.IsMine) throw new RefusedException(Refusal.NotFound);
        if (!found.MayReview) throw new RefusedException(BreakGlassRefusals.NotInState);
    }

    public override async Task<BreakGlassView> HandleAsync(Operation operation, ReviewBreakGlass request, CancellationToken cancel)
    {
        var words = await BreakGlassReading.SealAnswerAsync(operation, request.BreakGlassId, request.Reason, cancel);
        if (!await operation.Db.Database.SqlQuery<bool>($"select casework.review_break_glass({request.BreakGlassId}, {request.Proper}, {words}) as \"Value\"").SingleAsync(cancel))
            throw new RefusedException(BreakGlassRefusals.NotInState);
        var reviewed = await BreakGlassReading.FindAsync(operation, request.BreakGlassId, cancel);
        operation.Audit.Wrote(reviewed.AboutCaseId, "glass_reviewed", request.BreakGlassId);
        return reviewed;
    }

    internal sealed class Shape : AbstractValidator<ReviewBreakGlass>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}
