using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace AlliancePortal.Casework.Sealing;

/// <summary>The keys between the master key and the persons' keys: one for each version of the master key, wrapped with it, unwrapped once in each process.</summary>
public sealed class EncryptionKeys(KeyringDatabase keyring, MasterKey master, TimeProvider time)
{
    private const string Field = "kek";
    private readonly ConcurrentDictionary<int, byte[]> opened = [];
    private volatile int newest;

    /// <summary>Unwraps one.</summary>
    /// <exception cref="MasterKeyMissingException">The version of the master key is not on this machine.</exception>
    /// <exception cref="MasterKeyException">It was wrapped with another key.</exception>
    public byte[] Open(int version, byte[] wrapped) => opened.GetOrAdd(version, number =>
    {
        try
        {
            return Envelope.Open(master.Derive(number, Field), Guid.Empty, Field, wrapped);
        }
        catch (CryptographicException)
        {
            throw new MasterKeyException($"The master key of this machine is not the version {number} with which this keyring was sealed. Put the right key file there, or have the custodians restore it: keys recover.");
        }
    });

    /// <summary>The one with which new keys are wrapped.</summary>
    /// <param name="again">Ask the database, because what this process took for the newest is not.</param>
    public async ValueTask<(int Version, byte[] Key)> NewestAsync(bool again, CancellationToken cancel)
    {
        if (!again && opened.TryGetValue(newest, out var known)) return (newest, known);
        for (; ; )
        {
            await using var select = keyring.Source.CreateCommand("select id, wrapped from public.encryption_keys order by id desc limit 1");
            await using (var row = await select.ExecuteReaderAsync(cancel))
            {
                if (await row.ReadAsync(cancel))
                {
                    var key = Open(row.GetInt32(0), row.GetFieldValue<byte[]>(1));
                    newest = row.GetInt32(0);
                    return (newest, key);
                }
            }

            await AddAsync(master.Newest, cancel);
        }
    }

    /// <summary>Makes the one of a version of the master key; nothing happens when it is there.</summary>
    public async Task AddAsync(int version, CancellationToken cancel)
    {
        var wrapped = Envelope.Seal(master.Derive(version, Field), Guid.Empty, Field, RandomNumberGenerator.GetBytes(MasterKeyFile.Length));
        await using var insert = keyring.Source.CreateCommand("insert into public.encryption_keys (id, wrapped, made_at, check_value) values ($1, $2, $3, $4) on conflict do nothing");
        foreach (var value in new object[] { version, wrapped, time.GetUtcNow(), master.CheckValue(version) }) insert.Parameters.Add(new NpgsqlParameter { Value = value });
        await insert.ExecuteNonQueryAsync(cancel);
    }
}
