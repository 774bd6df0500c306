using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases.Closing;

/// <summary>
/// Ends a case: an adult's by VAAU's supervisor, a child's by the supervisor of the Centre that answered for her, never while somebody does. Referrals and booked
/// interviews end with it, everyone in it keeps what they wrote, frozen; it can be opened again.
/// </summary>
public sealed record CloseCase : IRequest<CaseClosed>
{
    public required Guid CaseId { get; init; }

    /// <summary>Code of the set <c>case_closure_reason</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>In the supervisor's own words.</summary>
    public required string Note { get; init; }
}

public sealed record CaseClosed(Guid CaseId, DateTimeOffset ClosedAt);

internal sealed class CloseCaseUseCase : UseCase<CloseCase, CaseClosed>
{
    public override Permission Permission => Permission.For(Role.VaauSupervisor, Role.CswSupervisor);

    public override Task AuthoriseAsync(Operation operation, CloseCase request, CancellationToken cancel) => CaseEnding.RequiredAsync(operation, request.CaseId, cancel);

    public override async Task<CaseClosed> HandleAsync(Operation operation, CloseCase request, CancellationToken cancel)
    {
        if (await CaseEnding.RequiredAsync(operation, request.CaseId, cancel) != "close") throw new RefusedException(CaseRefusals.Closed);
        var note = await CaseEnding.SealAsync(operation, request.CaseId, CaseEnding.NoteField, request.Note, cancel);
        operation.Db.Tell(operation, request.CaseId, Section.Identity, "case_closed", request.CaseId);
        await operation.Db.SaveChangesAsync(cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.close_case({request.CaseId}, {NewId.At(operation.Now)}, {request.Reason}, {note})", cancel);
        operation.Audit.Wrote(request.CaseId, "case_closed");
        return new CaseClosed(request.CaseId, operation.Now);
    }

    internal sealed class Shape : AbstractValidator<CloseCase>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).Must(code => CodeSets.Default.IsKnown(CaseEnding.Reasons, code)).WithErrorCode("unknown");
            RuleFor(r => r.Note).MustBeReason();
        }
    }
}
