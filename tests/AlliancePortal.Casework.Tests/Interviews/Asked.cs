using AlliancePortal.Casework.Guardianship;
using AlliancePortal.Casework.Intake;
using AlliancePortal.Casework.Interviews;
using AlliancePortal.Testing.Casework;

namespace AlliancePortal.Casework.Tests.Interviews;

/// <summary>Interviews with only the facts that matter; change the rest by <c>with</c>.</summary>
internal static class Asked
{
    public static RecordInterview Held(Guid caseId, Guid? socialWorker = null) => new()
    {
        CaseId = caseId,
        Purpose = "identification",
        Place = "Centre for Social Work, room 2",
        Language = "ro",
        StartedAt = CaseworkWorld.Night.AddMinutes(-5),
        SocialWorkerUserId = socialWorker,
        Topics = ["safety", "journey"],
        Notes = "She spoke.",
    };

    public static BookInterview Booked(Guid caseId, Guid? socialWorker = null) => new()
    {
        CaseId = caseId,
        Purpose = "statement",
        Place = "Centre for Social Work, room 2",
        Language = "ro",
        StartedAt = CaseworkWorld.Night.AddHours(11),
        SocialWorkerUserId = socialWorker,
    };

    /// <summary>A child whose Centre has answered.</summary>
    public static async Task<TakenIn> ChildAsync(CaseworkWorld world)
    {
        var taken = await world.DoAsync(world.Investigator, Intakes.Child());
        await world.DoAsync(world.SocialWorker, new AcknowledgeGuardianship(taken.GuardianshipId!.Value));
        return taken;
    }
}
