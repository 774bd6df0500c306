using System.Linq.Expressions;
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
    private const int LongestField = 40;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public TakeInShape(JurisdictionFile jurisdiction, TimeProvider time)
    {
        RuleFor(r => r.IdentifiedAt).Must(at => at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
        RuleFor(r => r.IdentifiedAt).Must(at => at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
        RuleFor(r => r.FoundAt).Must(at => at is null || at <= time.GetUtcNow() + ClockSkew).WithErrorCode("in_future");
        RuleFor(r => r.FoundAt).Must((r, at) => at is null || at <= r.IdentifiedAt).WithErrorCode("after_identified");
        RuleFor(r => r.FoundAt).Must(at => at is null || at > DateTimeOffset.UnixEpoch).WithErrorCode("too_long_ago");
        RuleFor(r => r.Municipality).Must(code => jurisdiction.Municipality(code) is not null).WithErrorCode("unknown");
        RuleFor(r => r.Status).Must(Known("case_status")).WithErrorCode("unknown");
        Line(r => r.UrgentMedical, TextLimits.ShortText);
        Narrative(r => r.Circumstances);
        Narrative(r => r.Narrative);
        RuleFor(r => r.Person).NotNull().WithErrorCode("empty");
        When(r => r.Person is not null, () => Person(time));
        When(r => r.Exploitation is not null, () => Exploitation(time));
        When(r => r.Consent is not null, Consent);
    }

    private void Person(TimeProvider time)
    {
        RuleFor(r => r.Person.Sex).Must(Known("sex")).WithErrorCode("unknown");
        Line(r => r.Person.FirstName, TextLimits.Name);
        Line(r => r.Person.LastName, TextLimits.Name);
        Line(r => r.Person.IdentityNumber, TextLimits.IdentityNumber);
        Line(r => r.Person.Contact, TextLimits.ShortText);
        Line(r => r.Person.SafeWay, TextLimits.ShortText);
        RuleFor(r => r.Person.Aliases).Must(all => all?.Count <= MostValues && all.All(IsAlias)).WithErrorCode("not_a_name");
        RuleFor(r => r.Person.Citizenships).Must(AllKnown("country")).WithErrorCode("unknown");
        RuleFor(r => r.Person.Languages).Must(AllKnown("language")).WithErrorCode("unknown");
        RuleFor(r => r.Person.Unanswered).Must(all => all?.Count <= MostValues && all.All(IsUnanswered)).WithErrorCode("unknown");
        RuleFor(r => r.Person.DateOfBirth).Custom((birth, context) =>
        {
            if (ChildStatus.Check(birth, PeopleTime.Default.Today(time)) is { } problem) Fail(context, problem.Code());
        });
        RuleFor(r => r.Person.ApparentAge).Custom((age, context) =>
        {
            if (age is not null && AgeRange.TryCreate(age.From, age.To, out _) is { } problem) Fail(context, problem.Code());
        });
    }

    private void Exploitation(TimeProvider time)
    {
        RuleFor(r => r.Exploitation!.Types).Must(AllKnown("exploitation_type")).WithErrorCode("unknown");
        RuleFor(r => r.Exploitation!.MeansOfControl).Must(AllKnown("means_of_control")).WithErrorCode("unknown");
        RuleFor(r => r.Exploitation!.RecruiterRelation).Must(code => code is null || Known("recruiter_relationship")(code)).WithErrorCode("unknown");
        RuleFor(r => r.Exploitation!.Countries).Must(AllKnown("country")).WithErrorCode("unknown");
        RuleFor(r => r.Exploitation!.Year).Must(year => year is null || year >= DateTime.UnixEpoch.Year && year <= time.GetUtcNow().Year).WithErrorCode("not_a_year");
    }

    private void Consent()
    {
        RuleFor(r => r.Consent!.Purposes).Must(AllKnown("consent_purpose")).WithErrorCode("unknown");
        RuleFor(r => r.Consent!.AgencyIds).Must(ids => ids?.Count <= MostValues).WithErrorCode("unknown");
        RuleFor(r => r.Consent!.Language).Must(code => code is null || Known("language")(code)).WithErrorCode("unknown");
        RuleFor(r => r.Consent!.GivenBy).Must(Known("consent_given_by")).WithErrorCode("unknown");
    }

    private void Line(Expression<Func<TakeIn, string?>> field, int limit) => Text(field, text => PersonText.Line(text, limit));

    private void Narrative(Expression<Func<TakeIn, string?>> field) => Text(field, text => PersonText.Narrative(text));

    private void Text(Expression<Func<TakeIn, string?>> field, Func<string?, CleanText> clean) => RuleFor(field).Custom((text, context) =>
    {
        if (clean(text).Problem is { } problem and not TextProblem.Empty) Fail(context, problem.Code());
    });

    private static void Fail<T>(ValidationContext<T> context, string code) =>
        context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, code) { ErrorCode = code });

    private static Func<string, bool> Known(string set) => code => code is not null && CodeSets.Default.IsKnown(set, code);

    private static Func<IReadOnlyList<string>, bool> AllKnown(string set) =>
        codes => codes?.Count <= MostValues && codes.All(code => code is not null && CodeSets.Default.IsKnown(set, code));

    private static bool IsAlias(string text) => PersonText.Line(text, TextLimits.Alias).Problem is null or TextProblem.Empty;

    private static bool IsUnanswered(KeyValuePair<string, string> answer) =>
        answer.Key.Length <= LongestField && answer.Key.All(char.IsAsciiLetter) && Known("answer_state")(answer.Value);
}
