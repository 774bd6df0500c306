using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// One key per victim (and per draft), wrapped under a key-encryption key that the master key wraps, in a database of its
/// own: destroying the row makes every envelope of the subject unreadable, in the live database and in any case backup.
/// </summary>
public sealed class KeyRing(NpgsqlDataSource keyring, MasterKey master) : IDisposable
{
    private const int MostCached = 20_000;
    private static readonly Guid KekSubject = Guid.Empty;
    private readonly ConcurrentDictionary<Guid, byte[]> cache = new();
    private readonly SemaphoreSlim opening = new(1, 1);
    private byte[]? kek;

    /// <summary>Makes the subject's key. Called before the record that needs it is written.</summary>
    public async Task CreateAsync(Guid subject, CancellationToken cancel)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = Envelope.Seal(await KekAsync(cancel), subject, "key", key);
        await using var insert = keyring.CreateCommand("insert into public.subject_keys (subject_id, wrapped) values ($1, $2)");
        insert.Parameters.AddWithValue(subject);
        insert.Parameters.AddWithValue(wrapped);
        await insert.ExecuteNonQueryAsync(cancel);
        Remember(subject, key);
    }

    /// <summary>The subject's key, or null when it was destroyed.</summary>
    public async ValueTask<byte[]?> KeyAsync(Guid subject, CancellationToken cancel)
    {
        if (cache.TryGetValue(subject, out var known)) return known;
        await PreloadAsync([subject], cancel);
        return cache.GetValueOrDefault(subject);
    }

    /// <summary>Fetches the keys of a page of records in one round trip.</summary>
    public async ValueTask PreloadAsync(IEnumerable<Guid> subjects, CancellationToken cancel)
    {
        var missing = subjects.Where(subject => !cache.ContainsKey(subject)).Distinct().ToArray();
        if (missing.Length == 0) return;
        var unwrapping = await KekAsync(cancel);
        await using var select = keyring.CreateCommand("select subject_id, wrapped from public.subject_keys where subject_id = any($1)");
        select.Parameters.AddWithValue(missing);
        await using var rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var subject = rows.GetGuid(0);
            Remember(subject, Envelope.Open(unwrapping, subject, "key", rows.GetFieldValue<byte[]>(1)));
        }
    }

    /// <summary>Destroys the subject's key; what was sealed under it can never be read again once the keyring's own backups expire.</summary>
    public async Task DestroyAsync(Guid subject, CancellationToken cancel)
    {
        await using var delete = keyring.CreateCommand("delete from public.subject_keys where subject_id = $1");
        delete.Parameters.AddWithValue(subject);
        await delete.ExecuteNonQueryAsync(cancel);
        cache.TryRemove(subject, out _);
    }

    public void Dispose() => opening.Dispose();

    private void Remember(Guid subject, byte[] key)
    {
        if (cache.Count >= MostCached) cache.Clear();
        cache[subject] = key;
    }

    private async ValueTask<byte[]> KekAsync(CancellationToken cancel)
    {
        if (kek is not null) return kek;
        await opening.WaitAsync(cancel);
        try
        {
            return kek ??= await OpenKekAsync(cancel);
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task<byte[]> OpenKekAsync(CancellationToken cancel)
    {
        var wrapping = master.Derive("kek");
        var fresh = Envelope.Seal(wrapping, KekSubject, "kek", RandomNumberGenerator.GetBytes(32));
        await using var open = keyring.CreateCommand("""
            with made as (insert into public.encryption_keys (id, wrapped) values (1, $1) on conflict do nothing returning wrapped)
            select wrapped from made union all select wrapped from public.encryption_keys where id = 1
            """);
        open.Parameters.AddWithValue(fresh);
        var wrapped = (byte[]?)await open.ExecuteScalarAsync(cancel) ?? throw new InvalidOperationException("The keyring gave no encryption key.");
        return Envelope.Open(wrapping, KekSubject, "kek", wrapped);
    }
}
