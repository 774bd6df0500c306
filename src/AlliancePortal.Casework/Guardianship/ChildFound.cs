using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>Someone taken for an adult is, or may be, a child: in the same transaction she has a guardian Centre, and her earlier interviews are marked.</summary>
internal sealed class ChildFound(CentreNotice centres, SearchIndex search)
{
    /// <returns>The guardianship that opens.</returns>
    public async Task<Guid?> InAsync(Operation operation, Case whole, CancellationToken cancel)
    {
        (whole.IsChild, whole.ChildBasis) = (true, ChildBasis.AgeUncertain.Code());
        operation.Audit.Wrote(whole.Id, "case");
        await operation.Db.SaveChangesAsync(cancel);
        var (guardianship, _, _) = await centres.SendAsync(operation, whole, isHistoric: false, cancel);
        await operation.Db.SaveChangesAsync(cancel);
        await search.IndexForAllAsync(operation, whole.Id, cancel);
        return guardianship.Id;
    }
}

/// <summary>A worker doubts that a person taken for an adult is of age. In doubt she is a child (CETS 197 Art. 10(3)), until an assessment and two signatures say otherwise.</summary>
public sealed record DoubtAge(Guid CaseId) : IRequest<AgeDoubted>;

public sealed record AgeDoubted(Guid GuardianshipId);

internal sealed class DoubtAgeUseCase(ChildFound found) : UseCase<DoubtAge, AgeDoubted>
{
    public override Permission Permission => Permission.On(Section.Identity, Token.All);

    public override async Task AuthoriseAsync(Operation operation, DoubtAge request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        var rights = await CaseRights.OfAsync(operation, whole.Id, cancel);
        if (!rights.May(Section.Identity, Token.All) || !rights.IsActive) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<AgeDoubted> HandleAsync(Operation operation, DoubtAge request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (whole.IsChild) throw new RefusedException(GuardianshipRefusals.ChildAlready);
        if (whole.IsAnonymous) throw new RefusedException(CaseRefusals.Anonymous);
        operation.Db.Tell(operation, whole.Id, Section.Guardianship, "age_doubted", whole.Id);
        return new AgeDoubted((await found.InAsync(operation, whole, cancel))!.Value);
    }
}
