namespace AlliancePortal.Casework.Kernel;

/// <summary>
/// A record that two people may change: the loser of a race gets <see cref="Refusal.ChangedMeanwhile"/>. A counter of our own,
/// not <c>xmin</c>: an insert needs no RETURNING (which the policies of a row not yet opened would refuse), and it survives a restore.
/// </summary>
public abstract class Versioned
{
    public int Version { get; set; } = 1;
}

/// <summary>A fact in a section of a case: who wrote it, in whose name, when. Never deleted, only struck out with a reason.</summary>
public abstract class AuthoredFact : Versioned
{
    public Guid CaseId { get; init; }

    public Guid AgencyId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Sets the authorship from the acting worker; the database checks it against the ticket.</summary>
    public void Author(Operation operation)
    {
        AgencyId = operation.Worker.AgencyId;
        UnitId = operation.Worker.UnitId;
        RecordedBy = operation.Worker.UserId;
        RecordedAt = operation.Now;
    }
}

/// <summary>A new version-7 id: ordered by time, so that the newest case has the greatest id.</summary>
public static class NewId
{
    public static Guid At(DateTimeOffset now) => Guid.CreateVersion7(now);
}
