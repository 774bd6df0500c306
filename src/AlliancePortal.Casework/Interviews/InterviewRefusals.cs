using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Interviews;

/// <summary>Why something cannot be done with an interview.</summary>
public static class InterviewRefusals
{
    /// <summary>No interview of a child without a social worker of its guardian. A breach is reported, spontaneous words are recorded as such.</summary>
    public static Refusal ChildWithoutSocialWorker { get; } = new("child_interview_without_social_worker");

    /// <summary>Held or cancelled already.</summary>
    public static Refusal NotInState { get; } = new("interview_not_in_state");

    /// <summary>Not in the register, or her vetting does not reach to that day.</summary>
    public static Refusal InterpreterNotVetted { get; } = new("interpreter_not_vetted");

    /// <summary>Breaches and words said unasked are for children; an adult decides for herself whom she talks to.</summary>
    public static Refusal OnlyOfChild { get; } = new("only_of_a_child");
}
