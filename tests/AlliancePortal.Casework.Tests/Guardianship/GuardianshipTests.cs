using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Tests.Guardianship;

public sealed class GuardianshipTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 23, 21, 43, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ThreeDays = TimeSpan.FromHours(72);
    private readonly Guid prizren = Guid.CreateVersion7();
    private readonly Guid peja = Guid.CreateVersion7();
    private readonly Guid standIn = Guid.CreateVersion7();
    private readonly Guid worker = Guid.CreateVersion7();
    private readonly Guid advocate = Guid.CreateVersion7();

    [Fact]
    public void Opening_notifies_the_centre_at_once()
    {
        var guardianship = Opened();

        Assert.Equal(GuardianshipState.Notified, guardianship.State);
        Assert.Equal(prizren, guardianship.CswUnitId);
        Assert.Equal(Night, guardianship.NotifiedAt);
    }

    [Fact]
    public void A_child_found_after_it_was_identified_or_identified_in_the_future_is_refused()
    {
        RefusedWith(GuardianshipRefusals.InstantOutOfOrder, () => GuardianshipCase.Open(worker, prizren, Night, Night.AddMinutes(-1), Night, Quarter));
        RefusedWith(GuardianshipRefusals.InstantOutOfOrder, () => GuardianshipCase.Open(worker, prizren, null, Night.AddMinutes(1), Night, Quarter));
    }

    [Fact]
    public void Only_the_centre_that_answers_for_the_child_acknowledges_and_only_once()
    {
        var guardianship = Opened();

        RefusedWith(GuardianshipRefusals.NotThisCentre, () => guardianship.Acknowledge(peja, Night, ThreeDays));
        guardianship.Acknowledge(prizren, Night, ThreeDays);
        RefusedWith(GuardianshipRefusals.NotInState, () => guardianship.Acknowledge(prizren, Night, ThreeDays));
    }

    [Fact]
    public void A_guardian_cannot_be_named_before_the_centre_has_answered() =>
        RefusedWith(GuardianshipRefusals.NotInState, () => Opened().Appoint(prizren, worker, "A. Berisha", Night));

    [Fact]
    public void During_a_handover_the_old_centre_stays_until_the_new_one_acknowledges()
    {
        var guardianship = Opened();
        guardianship.Acknowledge(prizren, Night, ThreeDays);
        guardianship.Appoint(prizren, worker, "A. Berisha", Night.AddHours(1));

        guardianship.HandOver(prizren, peja, null);
        Assert.Equal((prizren, worker), (guardianship.CswUnitId, guardianship.GuardianUserId));

        guardianship.Acknowledge(peja, Night.AddHours(2), ThreeDays);
        Assert.Equal((peja, null, null), (guardianship.CswUnitId, guardianship.HandoverToUnitId, guardianship.GuardianUserId));
        RefusedWith(GuardianshipRefusals.NotThisCentre, () => guardianship.Appoint(prizren, worker, "A. Berisha", Night.AddHours(3)));
    }

    [Fact]
    public void When_nobody_answers_the_stand_in_acts_and_the_first_centre_keeps_its_duty()
    {
        var guardianship = Opened();

        guardianship.Escalate(2, standIn);
        guardianship.Acknowledge(standIn, Night.AddMinutes(31), ThreeDays);

        Assert.Equal((prizren, standIn), (guardianship.CswUnitId, guardianship.ActingUnitId));
        RefusedWith(GuardianshipRefusals.NotInState, () => guardianship.Escalate(3, peja));

        guardianship.Acknowledge(prizren, Night.AddHours(1), ThreeDays);
        Assert.Equal((prizren, null, GuardianshipState.Acknowledged), (guardianship.CswUnitId, guardianship.ActingUnitId, guardianship.State));
    }

    [Fact]
    public void A_handover_takes_away_the_signature_of_a_centre_that_no_longer_answers()
    {
        var guardianship = Opened();
        guardianship.Acknowledge(prizren, Night, ThreeDays);
        guardianship.SignEndForCsw(prizren, worker, "other", null, Night);
        guardianship.HandOver(prizren, peja, null);
        guardianship.Acknowledge(peja, Night.AddHours(1), ThreeDays);

        guardianship.SignEndForVaau(advocate, "other", null, Night.AddDays(1));
        Assert.Null(guardianship.EndedAt);
    }

    [Fact]
    public void An_acknowledgement_by_telephone_says_so()
    {
        var guardianship = Opened();
        guardianship.AcknowledgeByPhone("Duty worker", "+383 99 000 001", Night.AddMinutes(4), Night.AddMinutes(9), ThreeDays);
        Assert.True(guardianship.AcknowledgedByPhone);
        Assert.True(guardianship.AwaitsConfirmation);

        guardianship.ConfirmPhone(prizren, worker, Night.AddHours(1));
        Assert.False(guardianship.AwaitsConfirmation);
    }

    [Fact]
    public void It_ends_only_when_both_supervisors_have_signed()
    {
        var guardianship = Opened();
        guardianship.SignEndForCsw(prizren, worker, "other", null, Night);
        Assert.Null(guardianship.EndedAt);
        RefusedWith(GuardianshipRefusals.SameSignatory, () => guardianship.SignEndForVaau(worker, "other", null, Night));
        RefusedWith(GuardianshipRefusals.GroundsDiffer, () => guardianship.SignEndForVaau(advocate, "deceased", null, Night));

        guardianship.SignEndForVaau(advocate, "other", null, Night.AddDays(1));
        Assert.Equal((GuardianshipState.Ended, Night.AddDays(1)), (guardianship.State, guardianship.EndedAt!.Value));
        RefusedWith(GuardianshipRefusals.NotInState, () => guardianship.HandOver(prizren, peja, null));
    }

    private GuardianshipCase Opened() => GuardianshipCase.Open(Guid.CreateVersion7(), prizren, Night.AddMinutes(-20), Night.AddMinutes(-10), Night, Quarter);

    private static void RefusedWith(Refusal refusal, Action act) => Assert.Equal(refusal, Assert.Throws<RefusedException>(act).Refusal);
}
