using Npgsql;

namespace AlliancePortal.Casework.Sealing;

/// <summary>Which versions of the master key there are and how many keys are wrapped with each.</summary>
public sealed class KeyringStatus(KeyringDatabase keyring, MasterKey master)
{
    /// <returns>Newest version first.</returns>
    public async Task<IReadOnlyList<KeyVersion>> ReadAsync(CancellationToken cancel)
    {
        var here = master.Versions.ToHashSet();
        await using var select = keyring.Source.CreateCommand("""
            select e.id, e.made_at, e.check_value, (select count(*) from public.subject_keys s where s.version = e.id) from public.encryption_keys e order by e.id desc
            """);
        var versions = new List<KeyVersion>();
        await using var rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            versions.Add(new KeyVersion(
                rows.GetInt32(0), rows.IsDBNull(1) ? null : rows.GetFieldValue<DateTimeOffset>(1), rows.IsDBNull(2) ? null : rows.GetString(2), rows.GetInt64(3), here.Contains(rows.GetInt32(0))));
        return versions;
    }
}

/// <param name="MadeAt">Null: from before there were versions.</param>
/// <param name="CheckValue">See <see cref="MasterKey.CheckValue(int)"/>; null: from before there were versions.</param>
/// <param name="Keys">How many keys of persons, drafts and the portal are wrapped with it.</param>
/// <param name="IsHere">The key file of this machine holds it.</param>
public sealed record KeyVersion(int Version, DateTimeOffset? MadeAt, string? CheckValue, long Keys, bool IsHere);
