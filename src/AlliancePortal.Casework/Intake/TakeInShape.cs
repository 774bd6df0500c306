using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;

namespace AlliancePortal.Casework.Intake;

/// <summary>What an intake must look like before any rule is asked: known codes, possible dates, text that is text.</summary>
internal sealed class TakeInShape : AbstractValidator<TakeIn>
{
    private const int MostValues = 20;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public TakeInShape(JurisdictionFile jurisdiction, TimeProvider time)
    {
        RuleFor(r => r.IdentifiedAt).Must(at => at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
        RuleFor(r => r.FoundAt).Must(at => at is null || at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
        RuleFor(r => r.FoundAt).Must((r, at) => at is null || at <= r.IdentifiedAt).WithErrorCode("after_identified");
        RuleFor(r => r.IdentifiedAt).Must(at => at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
        RuleFor(r => r.Municipality).Must(code => jurisdiction.Municipality(code) is not null).WithErrorCode("unknown");
        RuleFor(r => r.Status).Must(Known("case_status")).WithErrorCode("unknown");
        RuleFor(r => r.Circumstances).Must(IsNarrative).WithErrorCode("not_text");
        RuleFor(r => r.Narrative).Must(IsNarrative).WithErrorCode("not_text");

        RuleFor(r => r.Person.Sex).Must(Known("sex")).WithErrorCode("unknown");
        RuleFor(r => r.Person.FirstName).Must(text => IsLine(text, TextLimits.Name)).WithErrorCode("not_a_name");
        RuleFor(r => r.Person.LastName).Must(text => IsLine(text, TextLimits.Name)).WithErrorCode("not_a_name");
        RuleFor(r => r.Person.Aliases).Must(all => all.Count <= MostValues && all.All(text => IsLine(text, TextLimits.Alias))).WithErrorCode("not_a_name");
        RuleFor(r => r.Person.IdentityNumber).Must(text => IsLine(text, TextLimits.IdentityNumber)).WithErrorCode("too_long");
        RuleFor(r => r.Person.Contact).Must(text => IsLine(text, TextLimits.ShortText)).WithErrorCode("too_long");
        RuleFor(r => r.Person.SafeWay).Must(text => IsLine(text, TextLimits.ShortText)).WithErrorCode("too_long");
        RuleFor(r => r.Person.Citizenships).Must(AllKnown("country")).WithErrorCode("unknown");
        RuleFor(r => r.Person.Languages).Must(AllKnown("language")).WithErrorCode("unknown");
        RuleFor(r => r.Person.DateOfBirth).Custom((birth, context) =>
        {
            if (ChildStatus.Check(birth, PeopleTime.Default.Today(time)) is { } problem) Fail(context, problem.Code());
        });
        RuleFor(r => r.Person.ApparentAge).Custom((age, context) =>
        {
            if (age is not null && AgeRange.TryCreate(age.From, age.To, out _) is { } problem) Fail(context, problem.Code());
        });

        RuleFor(r => r.Exploitation!.Types).Must(AllKnown("exploitation_type")).WithErrorCode("unknown").When(r => r.Exploitation is not null);
        RuleFor(r => r.Exploitation!.MeansOfControl).Must(AllKnown("means_of_control")).WithErrorCode("unknown").When(r => r.Exploitation is not null);
        RuleFor(r => r.Exploitation!.Countries).Must(AllKnown("country")).WithErrorCode("unknown").When(r => r.Exploitation is not null);
        RuleFor(r => r.Exploitation!.Year).InclusiveBetween(1900, time.GetUtcNow().Year).WithErrorCode("not_a_year").When(r => r.Exploitation?.Year is not null);
        RuleFor(r => r.Consent!.Purposes).Must(AllKnown("consent_purpose")).WithErrorCode("unknown").When(r => r.Consent is not null);
        RuleFor(r => r.Consent!.GivenBy).Must(Known("consent_given_by")).WithErrorCode("unknown").When(r => r.Consent is not null);
    }

    private static void Fail<T>(ValidationContext<T> context, string code) =>
        context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, code) { ErrorCode = code });

    private static Func<string, bool> Known(string set) => code => code is not null && CodeSets.Default.IsKnown(set, code);

    private static Func<IReadOnlyList<string>, bool> AllKnown(string set) =>
        codes => codes is not null && codes.Count <= MostValues && codes.All(code => code is not null && CodeSets.Default.IsKnown(set, code));

    private static bool IsLine(string? text, int limit) => string.IsNullOrWhiteSpace(text) || PersonText.Line(text, limit).IsClean;

    private static bool IsNarrative(string? text) => string.IsNullOrWhiteSpace(text) || PersonText.Narrative(text).IsClean;
}
