using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Consent;

/// <summary>Agencies that are not asked for help in a case, because the person asked that they learn nothing of her.</summary>
internal static class NotToBeTold
{
    /// <summary>Their ids, for whoever might ask them; empty for everybody else.</summary>
    public static Task<Guid[]> OfAsync(Operation operation, Guid caseId, CancellationToken cancel) =>
        operation.Db.Database.SqlQuery<Guid>($"select casework.not_to_be_told({caseId}) as \"Value\"").ToArrayAsync(cancel);
}
