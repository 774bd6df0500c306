using AlliancePortal.Casework.Cases;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Browsing;

/// <summary>Whether a reader opens the record of somebody who may be a relative: one surname, one municipality. What is kept of it is ids and the code of the rule.</summary>
public static class OwnRelatives
{
    /// <summary>Raises an alert; the reader sees nothing of it.</summary>
    /// <param name="shown">The identity as this reader sees it; without a surname in it nothing is noticed.</param>
    internal static async Task NoticeAsync(Operation operation, Case whole, IdentitySection? shown, CancellationToken cancel)
    {
        if (!SameSurname(operation.Worker.DisplayName, shown?.LastName)) return;
        var (agencyId, place) = (operation.Worker.AgencyId, whole.Municipality);
        if (await operation.Db.Agencies.AnyAsync(agency => agency.Id == agencyId && agency.Municipality == place, cancel))
            await operation.Db.Database.ExecuteSqlAsync($"select casework.notice_relative({whole.Id})", cancel);
    }

    /// <summary>Of several surnames one is enough, in whatever script and with or without diacritics.</summary>
    /// <param name="worker">First name, then the surnames.</param>
    public static bool SameSurname(string worker, string? victim) => Parts(worker).Skip(1).Intersect(Parts(victim)).Any();

    private static string[] Parts(string? names) => PlainLatin.Of(names).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
}
