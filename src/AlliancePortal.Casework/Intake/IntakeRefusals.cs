using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Intake;

/// <summary>Why an intake is refused.</summary>
public static class IntakeRefusals
{
    /// <summary>She refused everything: the record takes sex and nationality, no name or contact.</summary>
    public static Refusal RefusalIsAnonymous { get; } = new("refusal_is_anonymous");

    /// <summary>A child's refusal does not close the way to its guardian.</summary>
    public static Refusal ChildCannotRefuseAll { get; } = new("child_cannot_refuse_all");

    /// <summary>The row of the imported file is a case already, of another unit of the agency.</summary>
    public static Refusal AlreadyImported { get; } = new("already_imported");
}
