using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Kernel.Time;

/// <summary>Why a stated birth date or age cannot be true; <see cref="EnumCode.Code{TEnum}"/> gives its code.</summary>
public enum AgeProblem
{
    BirthInFuture,

    /// <summary>The birth date makes the person older than <see cref="Age.Highest"/> even on its latest reading.</summary>
    BirthTooLongAgo,

    AgeNotPossible,

    AgeRangeReversed,
}
