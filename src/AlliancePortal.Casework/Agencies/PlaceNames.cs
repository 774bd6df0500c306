using AlliancePortal.Casework.Kernel.Text;
using FluentValidation;

namespace AlliancePortal.Casework.Agencies;

/// <summary>The name of an agency or unit in the three languages of the portal.</summary>
public sealed record PlaceNames(string En, string Sq, string Sr)
{
    /// <summary>Not given.</summary>
    public static PlaceNames None { get; } = new("", "", "");

    /// <summary>As stored.</summary>
    internal PlaceNames Clean() => new(PersonText.Line(En).Value!, PersonText.Line(Sq).Value!, PersonText.Line(Sr).Value!);
}

/// <summary>What codes, names and telephones of the directory look like.</summary>
internal static class DirectoryRules
{
    private const int LongestCode = 40;

    public static void MustBeNames<T>(this IRuleBuilder<T, PlaceNames> names) => names.ChildRules(rules =>
    {
        rules.RuleFor(n => n.En).MustBeName();
        rules.RuleFor(n => n.Sq).MustBeName().When(n => PersonText.Line(n.En).IsClean);
        rules.RuleFor(n => n.Sr).MustBeName().When(n => PersonText.Line(n.En).IsClean);
    });

    public static void MustBeCode<T>(this IRuleBuilder<T, string> code) => code.Must(text =>
        text.Length is >= 2 and <= LongestCode && char.IsAsciiLetterLower(text[0]) && text.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-')).WithErrorCode("not_a_code");

    public static void MustBePhone<T>(this IRuleBuilder<T, string?> phone) =>
        phone.Must(text => text is null || PersonText.Line(text, TextLimits.Phone).IsClean).WithErrorCode("not_text");

    private static IRuleBuilderOptionsConditions<T, string> MustBeName<T>(this IRuleBuilder<T, string> name) => name.Custom((text, context) =>
    {
        if (PersonText.Line(text).Problem is { } problem) context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, "") { ErrorCode = problem.Code() });
    });
}
