using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>
/// The guardianship of one child by a Centre for Social Work, with its five instants: found, identified, notified, acknowledged,
/// appointed. There is never an instant without a Centre: a handover moves it only when the next one acknowledges.
/// </summary>
public sealed partial class GuardianshipCase : Versioned
{
    /// <summary>The step of the ladder at which the stand-in Centre acts.</summary>
    public const short StandInStep = 2;

    public Guid Id { get; init; }

    public Guid CaseId { get; init; }

    /// <summary>The CSW unit that answers for the child.</summary>
    public Guid CswUnitId { get; private set; }

    /// <summary>The stand-in CSW that acts while nobody at the first has answered.</summary>
    public Guid? ActingUnitId { get; private set; }

    public GuardianshipState State { get; private set; } = GuardianshipState.Notified;

    public DateTimeOffset? FoundAt { get; init; }

    public DateTimeOffset IdentifiedAt { get; init; }

    public DateTimeOffset NotifiedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public bool AcknowledgedByPhone { get; private set; }

    /// <summary>Who answered the telephone, when it was acknowledged that way.</summary>
    public string? PhoneName { get; private set; }

    public string? PhoneNumber { get; private set; }

    /// <summary>When the CSW confirmed in the portal what was said on the telephone.</summary>
    public DateTimeOffset? PhoneConfirmedAt { get; private set; }

    public Guid? PhoneConfirmedBy { get; private set; }

    /// <summary>Steps of the ladder taken: 1 the duty worker was told again, 2 the stand-in acts, 3 VAAU and the police were told.</summary>
    public short LadderStep { get; private set; }

    public Guid? GuardianUserId { get; private set; }

    /// <summary>Name of the guardian, as all who are in the case may know it.</summary>
    public string? GuardianName { get; private set; }

    /// <summary>Until when the step that is due now has to be taken: first the acknowledgement, then the naming of the guardian.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? AppointedAt { get; private set; }

    /// <summary>Whether what was said on the telephone still waits for the CSW's own word.</summary>
    public bool AwaitsConfirmation => AcknowledgedByPhone && PhoneConfirmedAt is null;

    /// <summary>Opens it in the transaction of the intake: the CSW of the municipality where the child was found is notified.</summary>
    /// <param name="answerWithin">Null for a record of the past: it waits in the CSW's queue and no clock runs.</param>
    public static GuardianshipCase Open(Guid caseId, Guid cswUnitId, DateTimeOffset? foundAt, DateTimeOffset identifiedAt, DateTimeOffset now, TimeSpan? answerWithin)
    {
        if (identifiedAt > now || foundAt > identifiedAt) throw new RefusedException(GuardianshipRefusals.InstantOutOfOrder);
        return new GuardianshipCase { Id = NewId.At(now), CaseId = caseId, CswUnitId = cswUnitId, FoundAt = foundAt, IdentifiedAt = identifiedAt, NotifiedAt = now, DueAt = now + answerWithin };
    }

    /// <summary>
    /// The CSW answers. One to which the child is handed over becomes responsible by this act; the first one, for which a stand-in answered,
    /// takes up its duty again.
    /// </summary>
    /// <param name="unitId">The unit of whoever answers.</param>
    /// <param name="at">When.</param>
    /// <param name="appointWithin">Time that the CSW then has to name the guardian.</param>
    public void Acknowledge(Guid unitId, DateTimeOffset at, TimeSpan appointWithin)
    {
        var isFirst = unitId == CswUnitId;
        if (HandoverToUnitId == unitId || (isFirst && ActingUnitId is not null && State != GuardianshipState.Notified)) TakeOver(unitId, at);
        else Answer(unitId, at);
        if (isFirst) ActingUnitId = null;
        DueAt = at + appointWithin;
    }

    /// <summary>Somebody at the CSW answered the telephone; confirmed in the portal later.</summary>
    public void AcknowledgeByPhone(string name, string number, DateTimeOffset at, DateTimeOffset now, TimeSpan appointWithin)
    {
        if (at > now) throw new RefusedException(GuardianshipRefusals.InstantOutOfOrder);
        Answer(ActingUnitId ?? CswUnitId, at);
        (AcknowledgedByPhone, PhoneName, PhoneNumber, DueAt) = (true, name, number, now + appointWithin);
    }

    /// <summary>The CSW says in the portal that it was told on the telephone.</summary>
    public void ConfirmPhone(Guid unitId, Guid userId, DateTimeOffset at)
    {
        Holding(unitId);
        if (!AwaitsConfirmation) throw new RefusedException(GuardianshipRefusals.NotInState);
        (PhoneConfirmedAt, PhoneConfirmedBy) = (at, userId);
    }

    /// <summary>Names the social worker who is guardian.</summary>
    public void Appoint(Guid unitId, Guid guardianUserId, string guardianName, DateTimeOffset at)
    {
        Holding(unitId);
        if (State is not (GuardianshipState.Acknowledged or GuardianshipState.Appointed)) throw new RefusedException(GuardianshipRefusals.NotInState);
        if (at < AcknowledgedAt) throw new RefusedException(GuardianshipRefusals.InstantOutOfOrder);
        (GuardianUserId, GuardianName, AppointedAt, State, DueAt) = (guardianUserId, guardianName, at, GuardianshipState.Appointed, null);
    }

    /// <summary>Nobody has acknowledged in time; at the second step the stand-in CSW acts as guardian, and the first one keeps its duty.</summary>
    /// <param name="step">The step of the ladder that is due.</param>
    /// <param name="standInUnitId">The stand-in CSW, if there is one.</param>
    public void Escalate(short step, Guid? standInUnitId)
    {
        if (State != GuardianshipState.Notified || step <= LadderStep) throw new RefusedException(GuardianshipRefusals.NotInState);
        LadderStep = step;
        if (step >= StandInStep) ActingUnitId ??= standInUnitId;
    }

    private void Answer(Guid unitId, DateTimeOffset at)
    {
        Holding(unitId);
        if (State != GuardianshipState.Notified) throw new RefusedException(GuardianshipRefusals.NotInState);
        if (at < IdentifiedAt) throw new RefusedException(GuardianshipRefusals.InstantOutOfOrder);
        (State, AcknowledgedAt) = (GuardianshipState.Acknowledged, at);
    }

    private void Holding(Guid unitId)
    {
        StillOpen();
        if (unitId != CswUnitId && unitId != ActingUnitId) throw new RefusedException(GuardianshipRefusals.NotThisCentre);
    }

    private void StillOpen()
    {
        if (State == GuardianshipState.Ended) throw new RefusedException(GuardianshipRefusals.NotInState);
    }
}
