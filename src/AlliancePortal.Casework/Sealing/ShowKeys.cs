using AlliancePortal.Casework.Access;
using AlliancePortal.Casework.Agencies.Jurisdiction;
using AlliancePortal.Casework.Kernel;
using AlliancePortal.Casework.Sealing.Custody;
using Microsoft.EntityFrameworkCore;

namespace AlliancePortal.Casework.Sealing;

/// <summary>How the keys stand: no key and no share, but which there are, who has them and until when backups of the keyring hold what was destroyed.</summary>
public sealed record ShowKeys : IRequest<KeysView>;

/// <param name="Versions">Of the master key, newest first; more than one while it is rotated.</param>
/// <param name="Shares">Those that were made last.</param>
/// <param name="ErasuresInBackups">Persons erased whose keys a backup of the keyring may still hold.</param>
/// <param name="LastErasureCompleteAt">When the last of them is gone from the backups too; null: none is left.</param>
public sealed record KeysView(IReadOnlyList<KeyVersion> Versions, IReadOnlyList<ShareOfCustodian> Shares, int KeyringBackupDays, int ErasuresInBackups, DateTimeOffset? LastErasureCompleteAt)
{
    /// <summary>Keys wrapped with the newest version.</summary>
    public long Done => Versions.FirstOrDefault()?.Keys ?? 0;

    public long Total => Versions.Sum(version => version.Keys);

    /// <summary>The shares give back a version that is no longer used.</summary>
    public bool SharesAreOld => Shares.Count > 0 && Versions.Count > 0 && Shares[0].Version != Versions[0].Version;
}

/// <param name="Holder">Name of the custodian; null for one whom the reader may not see.</param>
/// <param name="IsActive">False: blocked, so that the share should be made anew for somebody else.</param>
public sealed record ShareOfCustodian(int Number, int Threshold, int Version, string? Holder, bool IsActive, DateTimeOffset MadeAt);

internal sealed class ShowKeysUseCase(KeyringStatus keyring, KeyCustody custody, JurisdictionFile jurisdiction) : UseCase<ShowKeys, KeysView>
{
    public override Permission Permission => Permission.For(Role.Administrator, Role.KeyCustodian);

    public override async Task<KeysView> HandleAsync(Operation operation, ShowKeys request, CancellationToken cancel)
    {
        operation.Audit.Read(null, "keys");
        var held = await custody.HeldAsync(cancel);
        var latest = held.Where(share => share.Set == held[0].Set).ToList();
        var ids = latest.Select(share => share.Holder).ToArray();
        var holders = await operation.Db.Workers.AsNoTracking().Where(worker => ids.Contains(worker.Id)).ToDictionaryAsync(worker => worker.Id, cancel);
        var kept = jurisdiction.Limits.KeyringBackup;
        var since = operation.Now - kept;
        var destroyed = await operation.Db.Database.SqlQuery<Destroyed>($"select how_many, last_at from casework.keys_destroyed_since({since})").SingleAsync(cancel);
        return new KeysView(
            await keyring.ReadAsync(cancel),
            [.. latest.Select(share => new ShareOfCustodian(share.Number, share.Threshold, share.Version, holders.GetValueOrDefault(share.Holder)?.DisplayName, holders.GetValueOrDefault(share.Holder)?.IsActive ?? false, share.MadeAt))],
            (int)kept.TotalDays, destroyed.HowMany, destroyed.LastAt + kept);
    }

    private sealed record Destroyed(int HowMany, DateTimeOffset? LastAt);
}
