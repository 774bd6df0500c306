using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Clock;

/// <summary>What happens because a day has come: the 18th birthday, the lapse of a guardian's consents, a consent past its day.</summary>
internal static class ByTheDay
{
    /// <summary>The Centre steps back except where she consents, all in the case are told; the guardianship itself ends by its two signatures.</summary>
    public static async Task ComeOfAgeAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        var guardianship = await operation.Db.Database.SqlQuery<Guid?>($"select casework.come_of_age({caseId}) as \"Value\"").SingleAsync(cancel);
        if (guardianship is not { } id) return;
        operation.Db.TellByClock(operation, caseId, Section.Guardianship, "child_came_of_age", id);
        operation.Audit.Wrote(caseId, "guardianship", id);
    }

    /// <summary>What the guardian agreed to and she has not agreed to herself closes.</summary>
    public static async Task LapseAsync(Operation operation, Guid caseId, CancellationToken cancel)
    {
        foreach (var consent in await operation.Db.Database.SqlQuery<Guid>($"select casework.lapse_guardian_consents({caseId}) as \"Value\"").ToListAsync(cancel))
            Ended(operation, caseId, consent);
    }

    public static async Task EndConsentAsync(Operation operation, Guid consentId, CancellationToken cancel)
    {
        if (await operation.Db.Database.SqlQuery<Guid?>($"select casework.end_consent({consentId}, false) as \"Value\"").SingleAsync(cancel) is { } caseId) Ended(operation, caseId, consentId);
    }

    private static void Ended(Operation operation, Guid caseId, Guid consentId)
    {
        operation.Db.TellByClock(operation, caseId, Section.Consent, "consent_ended", consentId);
        operation.Audit.Wrote(caseId, "consent_ended", consentId);
    }
}
