using AlliancePortal.Casework.Kernel;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Erasure;

/// <summary>The clock's part of an erasure, after it was committed and as often as it takes.</summary>
internal static class DestroyedKeys
{
    /// <summary>Destroys a key in the keyring and has every node drop it.</summary>
    public static async Task DestroyAsync(Operation operation, Guid subject, CancellationToken cancel)
    {
        await operation.Seals.Keys.DestroyAsync(subject, cancel);
        await operation.Db.Database.ExecuteSqlAsync($"select casework.key_destroyed({subject})", cancel);
        operation.Audit.Wrote(null, "key_destroyed", subject);
    }
}
