using AlliancePortal.Casework.Kernel;

namespace AlliancePortal.Casework.Referrals;

/// <summary>Why something cannot be done with a referral now.</summary>
public static class ReferralRefusals
{
    /// <summary>Nothing is passed on without a basis; consent has to stand and to cover this agency and purpose (CETS 197 Art. 11).</summary>
    public static Refusal NoBasis { get; } = new("no_basis_for_disclosure");

    /// <summary>It is not at the step from which this goes on; somebody else may have been first.</summary>
    public static Refusal NotInState { get; } = new("referral_not_in_state");

    /// <summary>The letter of a guardianship is sent by the intake and answered by acknowledging the child.</summary>
    public static Refusal GuardianshipIsAcknowledged { get; } = new("guardianship_is_acknowledged");

    /// <summary>Police co-operation across borders is about crime: investigation and offenders, never who or where the victim is.</summary>
    public static Refusal CooperationIsNotForIdentity { get; } = new("police_cooperation_not_for_identity");

    /// <summary>Health is passed on only by whoever wrote it.</summary>
    public static Refusal OnlyItsAuthor { get; } = new("only_its_author_passes_on");

    /// <summary>The same request lies open with the same unit.</summary>
    public static Refusal AlreadyOpen { get; } = new("referral_already_open");

    /// <summary>A unit sends nothing to itself.</summary>
    public static Refusal ToOneself { get; } = new("referral_to_oneself");
}
