namespace AlliancePortal.Casework.Intake.Import;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    Accepted,

    /// <summary>An earlier import brought this row in.</summary>
    AlreadyThere,

    Refused,
}
