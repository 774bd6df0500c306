using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>Records a version of what the person, or for a child the guardian, agrees to. Earlier versions stand until they are withdrawn.</summary>
public sealed record RecordConsent : IRequest<ConsentRecorded>
{
    public required Guid CaseId { get; init; }

    /// <summary><c>person</c> or <c>guardian</c>; null: whoever consents in this case.</summary>
    public string? GivenBy { get; init; }

    /// <summary>Codes of the set <c>consent_purpose</c>.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>Agencies that may learn of her; empty: each agency of a purpose.</summary>
    public IReadOnlyList<Guid> AgencyIds { get; init; } = [];

    /// <summary>Agencies that she says no to.</summary>
    public IReadOnlyList<Guid> RefusedAgencyIds { get; init; } = [];

    /// <summary>Language of the text that was read to her.</summary>
    public string? Language { get; init; }

    public DateOnly? Until { get; init; }
}

public sealed record ConsentRecorded(Guid ConsentId);

internal sealed class RecordConsentUseCase : UseCase<RecordConsent, ConsentRecorded>
{
    public override Permission Permission => Permission.On(Section.Consent, Token.Add);

    public override async Task AuthoriseAsync(Operation operation, RecordConsent request, CancellationToken cancel)
    {
        await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (!(await CaseRights.OfAsync(operation, request.CaseId, cancel)).May(Section.Consent, Token.Add)) throw new RefusedException(Refusal.NotFound);
    }

    public override async Task<ConsentRecorded> HandleAsync(Operation operation, RecordConsent request, CancellationToken cancel)
    {
        var whole = await WritableCase.FindAsync(operation, request.CaseId, cancel);
        if (whole.IsAnonymous) throw new RefusedException(CaseRefusals.Anonymous);
        var named = request.AgencyIds.Concat(request.RefusedAgencyIds).Distinct().ToArray();
        if (await operation.Db.Agencies.CountAsync(agency => named.Contains(agency.Id), cancel) != named.Length) throw new RefusedException(Refusal.Invalid("agencyIds", "unknown"));

        var giver = await ConsentCover.GiverAsync(operation, whole, cancel);
        if (request.GivenBy is { } said && said != giver) throw new RefusedException(giver == "guardian" ? ConsentRefusals.GuardianConsents : ConsentRefusals.AdultConsentsHerself);
        var consent = new ConsentRecord
        {
            Id = NewId.At(operation.Now),
            CaseId = whole.Id,
            GivenBy = giver,
            Purposes = [.. request.Purposes.Distinct()],
            AgencyIds = [.. request.AgencyIds.Distinct()],
            RefusedAgencyIds = [.. request.RefusedAgencyIds.Distinct()],
            Language = request.Language,
            Until = request.Until,
            GivenAt = operation.Now,
        };
        Add(operation, consent);
        return new ConsentRecorded(consent.Id);
    }

    internal static void Add(Operation operation, ConsentRecord consent)
    {
        consent.Author(operation);
        operation.Db.Consents.Add(consent);
        operation.Db.Tell(operation, consent.CaseId, Section.Consent, "consent_given", consent.Id);
        operation.Audit.Wrote(consent.CaseId, "consent", consent.Id);
    }

    internal sealed class Shape : AbstractValidator<RecordConsent>
    {
        private const int MostAgencies = 100;

        public Shape(TimeProvider time)
        {
            RuleFor(r => r.GivenBy).Must(code => code is null || CodeSets.Default.IsKnown("consent_given_by", code)).WithErrorCode("unknown");
            RuleFor(r => r.Purposes).NotEmpty().WithErrorCode("empty");
            RuleFor(r => r.Purposes).Must(codes => codes.All(code => CodeSets.Default.IsKnown("consent_purpose", code))).WithErrorCode("unknown");
            RuleFor(r => r.AgencyIds).Must(ids => ids.Count <= MostAgencies).WithErrorCode("too_long");
            RuleFor(r => r.RefusedAgencyIds).Must(ids => ids.Count <= MostAgencies).WithErrorCode("too_long");
            RuleFor(r => r.Language).Must(code => code is null || CodeSets.Default.IsKnown("language", code)).WithErrorCode("unknown");
            RuleFor(r => r.Until).Must(day => day is null || day >= PeopleTime.Default.Today(time)).WithErrorCode("in_past");
        }
    }
}
