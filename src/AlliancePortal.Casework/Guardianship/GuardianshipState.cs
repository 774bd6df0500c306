namespace AlliancePortal.Casework.Guardianship;

/// <summary>Where a guardianship stands.</summary>
public enum GuardianshipState
{
    Notified,
    Acknowledged,
    Appointed,
    Ended,
}
