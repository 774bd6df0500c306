using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>
/// She takes back what she agreed to, or says no to one agency or purpose, by her word to any worker, without being asked why. What rests on it
/// closes at once; what the version still covers goes on under a next version.
/// </summary>
public sealed record WithdrawConsent : IRequest<ConsentReach>
{
    public required Guid ConsentId { get; init; }

    /// <summary>Only these agencies; with no purposes either: the whole version.</summary>
    public IReadOnlyList<Guid> AgencyIds { get; init; } = [];

    /// <summary>Only these purposes.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];
}

internal sealed class WithdrawConsentUseCase : UseCase<WithdrawConsent, ConsentReach>
{
    public override Permission Permission => Permission.Casework;

    public override async Task<ConsentReach> HandleAsync(Operation operation, WithdrawConsent request, CancellationToken cancel)
    {
        var reach = await ConsentReaches.OfAsync(operation, request.ConsentId, request.AgencyIds, request.Purposes, cancel);
        var (agencies, purposes, rest) = (request.AgencyIds.ToArray(), request.Purposes.ToArray(), NewId.At(operation.Now));
        var caseId = await operation.Db.Database.SqlQuery<Guid?>($"select casework.withdraw_consent({request.ConsentId}, {agencies}, {purposes}, {rest}) as \"Value\"").SingleAsync(cancel);
        if (caseId is null)
        {
            var ended = await operation.Db.Consents.AnyAsync(c => c.Id == request.ConsentId && c.WithdrawnAt != null, cancel);
            throw new RefusedException(ended ? ConsentRefusals.WithdrawnAlready : Refusal.NotFound);
        }

        operation.Audit.Wrote(caseId, "consent_withdrawn", request.ConsentId);
        return reach;
    }

    internal sealed class Shape : AbstractValidator<WithdrawConsent>
    {
        public Shape() => RuleFor(r => r.Purposes).Must(codes => codes.All(code => CodeSets.Default.IsKnown("consent_purpose", code))).WithErrorCode("unknown");
    }
}
