using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// One key per victim (and per draft, and one of the portal's own), wrapped under the newest encryption key, in a database of its
/// own: destroying the row makes every envelope of the subject unreadable, in the live database and in any case backup.
/// </summary>
public sealed class KeyRing(KeyringDatabase keyring, EncryptionKeys encryption, TimeProvider time)
{
    /// <summary>With what a subject's key is bound to its envelope.</summary>
    internal const string Field = "key";

    private const int MostCached = 20_000;

    /// <summary>A key is asked for again after this time, should a node have missed the word that it was destroyed.</summary>
    private static readonly TimeSpan Cached = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, (byte[] Key, DateTimeOffset Until)> cache = new();

    /// <summary>Makes the subject's key. Called before the record that needs it is written.</summary>
    public Task CreateAsync(Guid subject, CancellationToken cancel) => CreateAsync(subject, null, cancel);

    /// <summary>Makes the keys of several subjects in one round trip.</summary>
    public Task CreateAsync(Guid[] subjects, CancellationToken cancel) => CreateAsync(subjects, Array.ConvertAll(subjects, _ => NewKey()), cancel);

    /// <summary>The same with a key that is there already; null: a new one.</summary>
    internal async Task<byte[]> CreateAsync(Guid subject, byte[]? given, CancellationToken cancel)
    {
        var key = given ?? NewKey();
        await CreateAsync([subject], [key], cancel);
        return key;
    }

    private async Task CreateAsync(Guid[] subjects, byte[][] keys, CancellationToken cancel)
    {
        for (var again = false; !await AddAsync(subjects, keys, again, cancel); again = true) ;
        foreach (var (subject, key) in subjects.Zip(keys)) Remember(subject, key);
    }

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(MasterKeyFile.Length);

    /// <summary>The subject's key, or null when it was destroyed.</summary>
    public async ValueTask<byte[]?> KeyAsync(Guid subject, CancellationToken cancel)
    {
        if (Cache(subject) is { } known) return known;
        await PreloadAsync([subject], cancel);
        return Cache(subject);
    }

    /// <summary>Fetches the keys of a page of records in one round trip.</summary>
    public async ValueTask PreloadAsync(IEnumerable<Guid> subjects, CancellationToken cancel)
    {
        var missing = subjects.Where(subject => Cache(subject) is null).Distinct().ToArray();
        if (missing.Length == 0) return;
        await using var select = keyring.Source.CreateCommand("""
            select s.subject_id, s.wrapped, e.id, e.wrapped from public.subject_keys s join public.encryption_keys e on e.id = s.version where s.subject_id = any($1)
            """);
        select.Parameters.AddWithValue(missing);
        await using var rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var subject = rows.GetGuid(0);
            var unwrapping = encryption.Open(rows.GetInt32(2), rows.GetFieldValue<byte[]>(3));
            Remember(subject, Envelope.Open(unwrapping, subject, Field, rows.GetFieldValue<byte[]>(1)));
        }
    }

    /// <summary>Destroys the subject's key; what was sealed under it can never be read again once the keyring's own backups expire.</summary>
    public async Task DestroyAsync(Guid subject, CancellationToken cancel)
    {
        await using var delete = keyring.Source.CreateCommand("delete from public.subject_keys where subject_id = $1");
        delete.Parameters.AddWithValue(subject);
        await delete.ExecuteNonQueryAsync(cancel);
        Forget(subject);
    }

    /// <summary>Drops a key that another node destroyed.</summary>
    public void Forget(Guid subject) => cache.TryRemove(subject, out _);

    // Nothing new is wrapped with a version that is being retired: the statement asks which is the newest, and the database keeps none that is used.
    private async Task<bool> AddAsync(Guid[] subjects, byte[][] keys, bool again, CancellationToken cancel)
    {
        var (version, wrapping) = await encryption.NewestAsync(again, cancel);
        await using var insert = keyring.Source.CreateCommand("""
            insert into public.subject_keys (subject_id, wrapped, version) select s, w, $3 from unnest($1, $2) n(s, w) where $3 = (select max(id) from public.encryption_keys)
            """);
        var wrapped = subjects.Zip(keys, (subject, key) => Envelope.Seal(wrapping, subject, Field, key)).ToArray();
        foreach (var value in new object[] { subjects, wrapped, version }) insert.Parameters.Add(new NpgsqlParameter { Value = value });
        try
        {
            return await insert.ExecuteNonQueryAsync(cancel) == subjects.Length;
        }
        catch (PostgresException retired) when (retired.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    private byte[]? Cache(Guid subject) => cache.TryGetValue(subject, out var known) && known.Until > time.GetUtcNow() ? known.Key : null;

    private void Remember(Guid subject, byte[] key)
    {
        if (cache.Count >= MostCached) cache.Clear();
        cache[subject] = (key, time.GetUtcNow() + Cached);
    }
}
