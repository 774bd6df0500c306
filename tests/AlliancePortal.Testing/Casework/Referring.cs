using AlliancePortal.Casework.Agencies;
using AlliancePortal.Casework.Referrals;

namespace AlliancePortal.Testing.Casework;

/// <summary>Referrals with only the facts that matter; change the rest by <c>with</c>.</summary>
public static class Referring
{
    public static async Task<Guid> AgencyAsync(this CaseworkWorld world, string code) =>
        (await world.DoAsync(world.Investigator, new ListAgencies())).Single(agency => agency.Code == code).Id;

    /// <summary>An adult's case of the police, and a referral of it to the shelter that is ready to be sent.</summary>
    public static async Task<SendReferral> ToShelterAsync(this CaseworkWorld world, string firstName = "Nicoleta", string lastName = "Rusu")
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Adult(firstName, lastName));
        return new SendReferral
        {
            CaseId = taken.CaseId,
            Kind = "shelter",
            ToAgencyId = await world.AgencyAsync("shelter"),
            Sections = ["identity", "contact", "risk"],
            Basis = "vital_interests",
            Reason = "She cannot go back tonight.",
            Urgency = "immediate",
        };
    }

    /// <summary>Sends, claims and accepts it.</summary>
    public static async Task<ReferralView> AcceptedAsync(this CaseworkWorld world, SendReferral send)
    {
        var sent = await world.DoAsync(world.Investigator, send);
        await world.DoAsync(world.ShelterCaseworker, new ClaimReferral(sent.ReferralId));
        return await world.DoAsync(world.ShelterCaseworker, new AcceptReferral(sent.ReferralId));
    }
}
