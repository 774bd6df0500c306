using System.Diagnostics.CodeAnalysis;

namespace AlliancePortal.Casework.Kernel.Text;

/// <summary>Why a typed text was not taken.</summary>
public enum TextProblem
{
    /// <summary>Nothing visible remains.</summary>
    Empty,

    /// <summary>Longer than the field's limit in <see cref="TextLimits"/>.</summary>
    TooLong,

    /// <summary>Holds NUL or half a surrogate pair: bytes of a file or a damaged request, not writing.</summary>
    NotText,
}

/// <summary>Outcome of cleaning what somebody typed: either the text to store or the problem to show beside the field.</summary>
public readonly record struct CleanText
{
    private CleanText(string? value, TextProblem? problem)
    {
        Value = value;
        Problem = problem;
    }

    public string? Value { get; }

    public TextProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsClean => Value is not null;

    internal static CleanText Of(string value) => new(value, null);

    internal static CleanText Refused(TextProblem problem) => new(null, problem);
}
