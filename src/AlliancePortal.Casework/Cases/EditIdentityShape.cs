using AlliancePortal.Casework.Kernel.Codes;
using AlliancePortal.Casework.Kernel.Text;
using AlliancePortal.Casework.Kernel.Time;
using FluentValidation;

namespace AlliancePortal.Casework.Cases;

/// <summary>What a changed identity must look like: names are names, codes known, the birth date possible.</summary>
internal sealed class EditIdentityShape : AbstractValidator<EditIdentity>
{
    private const int MostValues = 20;

    public EditIdentityShape(TimeProvider time)
    {
        RuleFor(r => r.FirstName).Must(text => IsLine(text, TextLimits.Name)).WithErrorCode("not_a_name");
        RuleFor(r => r.LastName).Must(text => IsLine(text, TextLimits.Name)).WithErrorCode("not_a_name");
        RuleFor(r => r.Aliases).Must(all => all.Count <= MostValues && all.All(text => IsLine(text, TextLimits.Alias))).WithErrorCode("not_a_name");
        RuleFor(r => r.IdentityNumber).Must(text => IsLine(text, TextLimits.IdentityNumber)).WithErrorCode("too_long");
        RuleFor(r => r.Sex).Must(code => CodeSets.Default.IsKnown("sex", code)).WithErrorCode("unknown");
        RuleFor(r => r.Citizenships).Must(codes => AllKnown("country", codes)).WithErrorCode("unknown");
        RuleFor(r => r.Languages).Must(codes => AllKnown("language", codes)).WithErrorCode("unknown");
        RuleFor(r => r.DateOfBirth).Custom((birth, context) =>
        {
            if (ChildStatus.Check(birth, PeopleTime.Default.Today(time)) is { } problem)
                context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, problem.Code()) { ErrorCode = problem.Code() });
        });
    }

    private static bool IsLine(string? text, int limit) => string.IsNullOrWhiteSpace(text) || PersonText.Line(text, limit).IsClean;

    private static bool AllKnown(string set, IReadOnlyList<string> codes) => codes.Count <= MostValues && codes.All(code => CodeSets.Default.IsKnown(set, code));
}
