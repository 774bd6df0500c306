using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Kernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Cases.Closing;

/// <summary>
/// Opens a closed case again: the supervisor whose unit closed it, or whoever took the person in and has met her again. In it are then the unit that opened the
/// case, the one that opens it again and, for a child, a Centre; everyone else comes in by a new referral.
/// </summary>
public sealed record ReopenCase : IRequest<CaseReopened>
{
    public required Guid CaseId { get; init; }

    public required string Reason { get; init; }

    /// <summary>When she was met again; null: now.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>Code of the municipality where she was met again, whose Centre is notified of a child; null: as the case has it.</summary>
    public string? Municipality { get; init; }
}

/// <param name="GuardianshipId">Of a child: the guardianship that begins with it.</param>
public sealed record CaseReopened(Guid CaseId, bool IsChild, Guid? GuardianshipId);

internal sealed class ReopenCaseUseCase(CentreNotice centres, SearchIndex search, JurisdictionFile jurisdiction) : UseCase<ReopenCase, CaseReopened>
{
    public override Permission Permission => Permission.For([Role.VaauSupervisor, Role.CswSupervisor, .. Roles.Intake]);

    public override Task AuthoriseAsync(Operation operation, ReopenCase request, CancellationToken cancel) => CaseEnding.RequiredAsync(operation, request.CaseId, cancel);

    public override async Task<CaseReopened> HandleAsync(Operation operation, ReopenCase request, CancellationToken cancel)
    {
        var act = await CaseEnding.RequiredAsync(operation, request.CaseId, cancel);
        if (act == "close") throw new RefusedException(CaseRefusals.NotClosed);
        if (request.Municipality is { } place && jurisdiction.CswOf(place) is null) throw new RefusedException(Refusal.Invalid("municipality", "unknown"));

        var reason = await CaseEnding.SealAsync(operation, request.CaseId, CaseEnding.ReopenField, request.Reason, cancel);
        var unit = await operation.Db.Database.SqlQuery<Guid>($"select casework.reopen_case({request.CaseId}, {reason}) as \"Value\"").SingleAsync(cancel);
        var whole = await operation.Db.Cases.SingleAsync(c => c.Id == request.CaseId, cancel);
        operation.Db.Tell(operation, whole.Id, Section.Identity, "case_reopened", whole.Id);
        operation.Audit.Wrote(whole.Id, "case_reopened");
        var guardianship = whole.IsChild ? await NotifyAsync(operation, whole, request, act == "reopen" ? unit : null, cancel) : (Guid?)null;
        await operation.Db.SaveChangesAsync(cancel);
        await search.IndexForAllAsync(operation, whole.Id, cancel);
        return new CaseReopened(whole.Id, whole.IsChild, guardianship);
    }

    private async Task<Guid> NotifyAsync(Operation operation, Case whole, ReopenCase request, Guid? centreItself, CancellationToken cancel)
    {
        var found = new ChildMet(whole.Id, request.Municipality ?? whole.Municipality, null, request.MetAt ?? operation.Now, centreItself);
        return (await centres.SendAsync(operation, found, isHistoric: false, cancel)).Guardianship.Id;
    }

    internal sealed class Shape : AbstractValidator<ReopenCase>
    {
        public Shape() => RuleFor(r => r.Reason).MustBeReason();
    }
}
