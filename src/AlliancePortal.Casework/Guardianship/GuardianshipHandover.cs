using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Guardianship;

/// <summary>The way to another Centre: asked, declined or taken over, and nothing moves before that.</summary>
public sealed partial class GuardianshipCase
{
    /// <summary>The CSW unit that was asked to take over and has not acknowledged yet.</summary>
    public Guid? HandoverToUnitId { get; private set; }

    /// <summary>Sealed text: why another Centre was asked to take over.</summary>
    public byte[]? HandoverReason { get; private set; }

    /// <summary>The CSW unit that was asked last and declined, until another is asked or takes over.</summary>
    public Guid? HandoverDeclinedBy { get; private set; }

    /// <summary>Sealed text: why it declined.</summary>
    public byte[]? HandoverDeclineReason { get; private set; }

    /// <summary>Asks another CSW to take over; until it acknowledges, nothing moves.</summary>
    /// <param name="sealedReason">Why, sealed.</param>
    public void HandOver(Guid unitId, Guid toUnitId, byte[]? sealedReason)
    {
        Holding(unitId);
        if (toUnitId == CswUnitId) throw new RefusedException(GuardianshipRefusals.HandoverToItself);
        if (toUnitId == HandoverToUnitId) throw new RefusedException(GuardianshipRefusals.NotInState);
        (HandoverToUnitId, HandoverReason, HandoverDeclinedBy, HandoverDeclineReason) = (toUnitId, sealedReason, null, null);
    }

    /// <summary>The CSW that was asked does not take over; the one that asked stays responsible.</summary>
    /// <param name="sealedReason">Why, sealed.</param>
    public void DeclineHandover(Guid unitId, byte[]? sealedReason)
    {
        StillOpen();
        if (HandoverToUnitId != unitId) throw new RefusedException(GuardianshipRefusals.NotThisCentre);
        (HandoverToUnitId, HandoverReason, HandoverDeclinedBy, HandoverDeclineReason) = (null, null, unitId, sealedReason);
    }

    private void TakeOver(Guid unitId, DateTimeOffset at)
    {
        StillOpen();
        (CswUnitId, ActingUnitId, HandoverToUnitId, HandoverReason, HandoverDeclinedBy, HandoverDeclineReason) = (unitId, null, null, null, null, null);
        (GuardianUserId, GuardianName, AppointedAt) = (null, null, null);
        (EndSignedByCsw, EndReasonOfCsw, EndSignedByVaau, EndReasonOfVaau, EndGround) = (null, null, null, null, null);
        (State, AcknowledgedAt) = (GuardianshipState.Acknowledged, AcknowledgedAt ?? at);
    }
}
