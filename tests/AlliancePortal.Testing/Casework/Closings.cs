using AlliancePortal.Casework.Cases.Closing;
using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Referrals;

namespace AlliancePortal.Testing.Casework;

/// <summary>Ways to the end of a case.</summary>
public static class Closings
{
    /// <summary>VAAU comes into a case of the police.</summary>
    public static async Task<Guid> WithAdvocateAsync(this CaseworkWorld world, Guid caseId)
    {
        var sent = await world.DoAsync(world.Investigator, new SendReferral
        {
            CaseId = caseId,
            Kind = "advocacy",
            ToAgencyId = await world.AgencyAsync("vaau"),
            Sections = ["identity", "risk", "consent"],
            Basis = "vital_interests",
            Reason = "She needs somebody on her side.",
            Urgency = "urgent",
        });
        await world.DoAsync(world.Advocate, new ClaimReferral(sent.ReferralId));
        await world.DoAsync(world.Advocate, new AcceptReferral(sent.ReferralId));
        return sent.ReferralId;
    }

    /// <summary>VAAU's supervisor closes an adult's case in which VAAU is.</summary>
    public static Task<CaseClosed> CloseAsync(this CaseworkWorld world, Guid caseId) => world.DoAsync(world.VaauSupervisor, Closing(caseId));

    public static CloseCase Closing(Guid caseId) => new() { CaseId = caseId, Reason = "support_completed", Note = "She lives on her own and has work." };

    /// <summary>Both signatures under the end of a guardianship.</summary>
    public static async Task EndGuardianshipAsync(this CaseworkWorld world, Guid guardianshipId)
    {
        await world.DoAsync(world.CswSupervisor, new EndGuardianship(guardianshipId, "She is with her mother.", "returned_to_parents"));
        await world.DoAsync(world.VaauSupervisor, new EndGuardianship(guardianshipId, "She is with her mother.", "returned_to_parents"));
    }
}
