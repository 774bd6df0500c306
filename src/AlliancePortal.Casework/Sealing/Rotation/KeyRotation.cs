using Npgsql;

namespace AlliancePortal.Casework.Sealing.Rotation;

/// <summary>
/// Changes the master key while the portal runs: a new version beside the old one, each key of the keyring wrapped anew in batches, the old version taken out
/// once nothing is wrapped with it. Where it stands is in the key file and the keyring alone, so that the next call finishes what a killed one began.
/// </summary>
public sealed class KeyRotation(KeyringDatabase keyring, EncryptionKeys encryption, MasterKey master)
{
    private const long Lock = 0x4B65795475726E;

    /// <summary>Begins a rotation, or finishes the one that was interrupted.</summary>
    /// <param name="batch">How many keys are wrapped anew in one transaction.</param>
    /// <param name="pause">How long the database is left to others after each.</param>
    /// <exception cref="RotationRunningException">Another process is at it.</exception>
    /// <exception cref="IOException">The key file cannot be read or replaced; nothing was changed, or the next call goes on.</exception>
    public async Task<RotationDone> RunAsync(int batch, TimeSpan pause, IProgress<RotationProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await keyring.Source.OpenConnectionAsync(cancel);
        if (!await ScalarAsync<bool>(connection, $"select pg_try_advisory_lock({Lock})", cancel)) throw new RotationRunningException();
        try
        {
            var (stored, _) = await encryption.NewestAsync(again: true, cancel);
            var began = master.Versions is [var only] && only == stored && await CountAsync(connection, stored, cancel) == 0;
            var target = began ? master.Add() : master.Newest;
            await encryption.AddAsync(target, cancel);
            await encryption.NewestAsync(again: true, cancel);
            var done = await WrapAllAsync(connection, target, batch, pause, progress, cancel);
            master.Retire(target);
            return new RotationDone(target, done, !began);
        }
        finally
        {
            await ScalarAsync<bool>(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task<long> WrapAllAsync(NpgsqlConnection connection, int target, int batch, TimeSpan pause, IProgress<RotationProgress>? progress, CancellationToken cancel)
    {
        var done = 0L;
        while (true)
        {
            var left = await CountAsync(connection, target, cancel);
            progress?.Report(new RotationProgress(target, done, done + left));
            while (await WrapBatchAsync(connection, target, batch, cancel) is > 0 and var wrapped)
            {
                done += wrapped;
                left = Math.Max(0, left - wrapped);
                progress?.Report(new RotationProgress(target, done, done + left));
                await Task.Delay(pause, cancel);
            }

            if (await RetireAsync(connection, target, cancel)) return done;
        }
    }

    private async Task<int> WrapBatchAsync(NpgsqlConnection connection, int target, int batch, CancellationToken cancel)
    {
        var (version, wrapping) = await encryption.NewestAsync(again: false, cancel);
        if (version != target) throw new InvalidOperationException($"Version {version} appeared while {target} is being brought in.");
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var (subjects, envelopes) = (new List<Guid>(), new List<byte[]>());
        await using (var select = new NpgsqlCommand("""
            select s.subject_id, s.wrapped, e.id, e.wrapped from public.subject_keys s join public.encryption_keys e on e.id = s.version
            where s.version < $1 order by s.version limit $2 for update of s
            """, connection) { Parameters = { new() { Value = target }, new() { Value = batch } } })
        await using (var rows = await select.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                var subject = rows.GetGuid(0);
                var key = Envelope.Open(encryption.Open(rows.GetInt32(2), rows.GetFieldValue<byte[]>(3)), subject, KeyRing.Field, rows.GetFieldValue<byte[]>(1));
                subjects.Add(subject);
                envelopes.Add(Envelope.Seal(wrapping, subject, KeyRing.Field, key));
            }
        }

        await using var update = new NpgsqlCommand("""
            update public.subject_keys s set wrapped = n.wrapped, version = $3 from unnest($1, $2) n(subject_id, wrapped) where s.subject_id = n.subject_id
            """, connection) { Parameters = { new() { Value = subjects.ToArray() }, new() { Value = envelopes.ToArray() }, new() { Value = target } } };
        await update.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return subjects.Count;
    }

    /// <returns>False when a key was wrapped with an old version meanwhile: the database does not let that version go.</returns>
    private static async Task<bool> RetireAsync(NpgsqlConnection connection, int target, CancellationToken cancel)
    {
        await using var delete = new NpgsqlCommand("delete from public.encryption_keys where id < $1", connection) { Parameters = { new() { Value = target } } };
        try
        {
            await delete.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, int target, CancellationToken cancel) =>
        await ScalarAsync<long>(connection, $"select count(*) from public.subject_keys where version < {target}", cancel);

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }
}

/// <summary>How far a rotation has come, in keys.</summary>
public sealed record RotationProgress(int Version, long Done, long Total);

/// <param name="Version">The version of the master key that alone is left.</param>
/// <param name="Keys">How many keys this call wrapped anew.</param>
/// <param name="Resumed">An interrupted rotation was finished, none was begun.</param>
public sealed record RotationDone(int Version, long Keys, bool Resumed);

/// <summary>Another process rotates the keys now.</summary>
public sealed class RotationRunningException() : Exception("Another process is rotating the keys.");
