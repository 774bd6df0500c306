using AlliancePortal.Casework.Erasure;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using FluentValidation;

namespace AlliancePortal.Casework.Retention;

/// <summary>
/// The first of two decisions on several cases whose time is over: all of them are proposed or none. Each is decided by the other agency on its own.
/// </summary>
/// <param name="Reason">For those who decide; sealed for each person under her own key.</param>
public sealed record ProposeDueErasures(IReadOnlyList<Guid> CaseIds, string Reason) : IRequest<ProposedErasures>
{
    public const int Most = 50;
    internal const string Ground = "retention_over";
}

/// <param name="Count">How many were proposed.</param>
public sealed record ProposedErasures(int Count);

[StepUp]
internal sealed class ProposeDueErasuresUseCase : UseCase<ProposeDueErasures, ProposedErasures>
{
    public override Permission Permission => ErasureReading.Deciders;

    public override async Task AuthoriseAsync(Operation operation, ProposeDueErasures request, CancellationToken cancel)
    {
        foreach (var caseId in request.CaseIds.Take(ProposeDueErasures.Most)) await ErasureReading.PersonAsync(operation, caseId, cancel);
    }

    public override async Task<ProposedErasures> HandleAsync(Operation operation, ProposeDueErasures request, CancellationToken cancel)
    {
        // In one order for everybody, so that nobody waits in a ring.
        var cases = request.CaseIds.Distinct().Order().ToList();
        foreach (var caseId in cases) await ProposeErasureUseCase.ProposeAsync(operation, new ProposeErasure(caseId, ProposeDueErasures.Ground, request.Reason), cancel);
        return new ProposedErasures(cases.Count);
    }

    internal sealed class Shape : AbstractValidator<ProposeDueErasures>
    {
        public Shape()
        {
            RuleFor(r => r.CaseIds).Must(ids => ids.Count is > 0 and <= ProposeDueErasures.Most).WithErrorCode("out_of_range");
            RuleFor(r => r.Reason).MustBeReason();
        }
    }
}
