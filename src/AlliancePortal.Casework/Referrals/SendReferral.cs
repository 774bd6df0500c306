using System.Text.Json.Serialization;
using AlliancePortal.Casework.Drafts;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;

namespace AlliancePortal.Casework.Referrals;

/// <summary>Asks another agency's queue for its service. Nothing opens there until somebody claims it, and what was agreed only when it is accepted.</summary>
public sealed record SendReferral : IRequest<ReferralSent>, IFromDraft
{
    public required Guid CaseId { get; init; }

    /// <summary>Code of the set <c>referral_kind</c>.</summary>
    public required string Kind { get; init; }

    public required Guid ToAgencyId { get; init; }

    /// <summary>Null: the agency's first unit that takes the kind.</summary>
    public Guid? ToUnitId { get; init; }

    /// <summary>Keys of the sections to open on acceptance; what the kind does not open is left out.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Keys of the sections that the receiver may look at to decide; null: as usual.</summary>
    public IReadOnlyList<string>? NeededToDecide { get; init; }

    /// <summary>Code of the set <c>disclosure_basis</c>.</summary>
    public string? Basis { get; init; }

    public Guid? ConsentId { get; init; }

    /// <summary>She consents to this very referral now: recorded as a version of its own, for this agency and purpose.</summary>
    public ConsentGivenNow? ConsentNow { get; init; }

    public required string Reason { get; init; }

    /// <summary>Code of the set <c>urgency</c>.</summary>
    public required string Urgency { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public Guid? DraftId { get; init; }
}

/// <param name="Language">Language of the text that was read to her.</param>
public sealed record ConsentGivenNow(string? Language, DateOnly? Until);

public sealed record ReferralSent(Guid ReferralId);

internal sealed class SendReferralShape : AbstractValidator<SendReferral>
{
    public SendReferralShape(TimeProvider time)
    {
        RuleFor(r => r.Kind).Must(code => CodeSets.Default.IsKnown("referral_kind", code)).WithErrorCode("unknown");
        RuleFor(r => r.Urgency).Must(code => CodeSets.Default.IsKnown("urgency", code)).WithErrorCode("unknown");
        RuleFor(r => r.Sections).Must(AllKnown).WithErrorCode("unknown");
        RuleFor(r => r.NeededToDecide).Must(keys => keys is null || AllKnown(keys)).WithErrorCode("unknown");
        RuleFor(r => r.ConsentNow!.Language).Must(code => code is null || CodeSets.Default.IsKnown("language", code)).WithErrorCode("unknown").When(r => r.ConsentNow is not null);
        RuleFor(r => r.ConsentNow!.Until).Must(day => day is null || day >= Kernel.Time.PeopleTime.Default.Today(time)).WithErrorCode("in_past").When(r => r.ConsentNow is not null);
        RuleFor(r => r.Reason).Custom((text, context) =>
        {
            if (PersonText.Narrative(text).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure("Reason", problem.Code()) { ErrorCode = problem.Code() });
        });
    }

    private static bool AllKnown(IReadOnlyList<string> keys) => keys.All(key => Access.Sections.FromKey(key) is not null);
}
