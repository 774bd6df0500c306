using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>What a version of consent is a basis for. The database says the same of agency and purpose.</summary>
internal static class ConsentCover
{
    private static readonly string[] Help = ["advocacy", "shelter", "medical", "counselling", "legal_aid"];

    /// <summary>Whether it stands on that day and covers the agency and the purpose; help of any kind is covered by a consent to assistance.</summary>
    public static bool Covers(this ConsentRecord consent, Guid agencyId, string purpose, DateOnly day) =>
        consent.WithdrawnAt is null && (consent.Until is null || consent.Until >= day)
        && !consent.RefusedAgencyIds.Contains(agencyId)
        && (consent.AgencyIds.Length == 0 || consent.AgencyIds.Contains(agencyId))
        && (consent.Purposes.Contains(purpose) || consent.Purposes.Contains("assistance") && Help.Contains(purpose));

    /// <summary>A child's consent is its guardian's; from the 18th birthday it is her own, even while the guardianship waits for its end.</summary>
    public static async Task<bool> GuardianConsentsAsync(Operation operation, Case whole, CancellationToken cancel) =>
        whole.IsChild && !await operation.Db.Database.SqlQuery<bool>($"select casework.came_of_age({whole.Id}) as \"Value\"").SingleAsync(cancel);

    /// <summary>Who consents in the case, as code of the set <c>consent_given_by</c>.</summary>
    /// <exception cref="RefusedException">A child's consent is not this worker's to record.</exception>
    public static async Task<string> GiverAsync(Operation operation, Case whole, CancellationToken cancel)
    {
        if (!await GuardianConsentsAsync(operation, whole, cancel)) return "person";
        return await operation.Db.Participations.AnyAsync(p => p.CaseId == whole.Id && p.IsActive && p.Basis == "guardian", cancel)
            ? "guardian"
            : throw new RefusedException(ConsentRefusals.GuardianConsents);
    }
}
