using System.Security.Cryptography;
using Npgsql;

namespace AlliancePortal.Casework.Sealing.Custody;

/// <summary>Splits the master key among custodians, so that some of them together can give it back and none of them alone learns anything of it.</summary>
public sealed class KeyCustody(KeyringDatabase keyring, MasterKey master, TimeProvider time)
{
    /// <summary>Makes the shares of the newest version and notes who has which; the shares themselves are kept nowhere.</summary>
    /// <param name="holders">Ids of the custodians, one for each share.</param>
    /// <param name="threshold">How many of them give the key back.</param>
    public async Task<IReadOnlyList<KeyShare>> SplitAsync(IReadOnlyList<Guid> holders, int threshold, CancellationToken cancel)
    {
        var set = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2));
        var version = master.Newest;
        var shares = SecretSharing.Split(master.Secret(version), holders.Count, threshold).Select((value, at) => new KeyShare(version, set, threshold, (byte)(at + 1), value)).ToList();
        await using var insert = keyring.Source.CreateCommand("""
            insert into public.key_shares (version, share_set, number, threshold, holder, made_at) select $1, $2, n.number, $3, n.holder, $4 from unnest($5, $6) n(number, holder)
            """);
        foreach (var value in new object[] { version, set, threshold, time.GetUtcNow(), shares.Select(share => (int)share.Point).ToArray(), holders.ToArray() }) insert.Parameters.Add(new NpgsqlParameter { Value = value });
        await insert.ExecuteNonQueryAsync(cancel);
        return shares;
    }

    /// <returns>Who holds which share, newest set first; not the shares.</returns>
    public async Task<IReadOnlyList<HeldShare>> HeldAsync(CancellationToken cancel)
    {
        await using var select = keyring.Source.CreateCommand("select version, share_set, number, threshold, holder, made_at from public.key_shares order by made_at desc, share_set, number");
        var held = new List<HeldShare>();
        await using var rows = await select.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) held.Add(new HeldShare(rows.GetInt32(0), rows.GetString(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetGuid(4), rows.GetFieldValue<DateTimeOffset>(5)));
        return held;
    }

    /// <summary>Puts the key together and writes the key file anew.</summary>
    /// <param name="path">Where no file is.</param>
    /// <param name="before">The file that was there, whose passwords of the database roles stay; null, or no key file: they are new.</param>
    /// <returns>The version of the key, or why the shares give none.</returns>
    /// <exception cref="IOException">There is a key file.</exception>
    public static (int Version, ShareFault? Fault) Recover(IReadOnlyList<KeyShare> shares, string path, string? before)
    {
        var distinct = shares.DistinctBy(share => share.Point).ToList();
        if (distinct.Select(share => (share.Set, share.Version, share.Threshold)).Distinct().Count() != 1) return (0, ShareFault.OfDifferentSets);
        if (distinct.Count < distinct[0].Threshold) return (0, ShareFault.TooFew);
        var secret = SecretSharing.Combine([.. distinct.Take(distinct[0].Threshold).Select(share => (share.Point, share.Value))]);
        var version = distinct[0].Version;
        (before is null ? MasterKeyFile.Fresh(version, secret) : Beside(before, version, secret)).Create(path);
        return (version, null);
    }

    private static MasterKeyFile Beside(string before, int version, byte[] secret)
    {
        try
        {
            return MasterKeyFile.Read(before).With(version, secret).Only(version);
        }
        catch (InvalidDataException)
        {
            return MasterKeyFile.Fresh(version, secret);
        }
    }
}

/// <summary>Why shares do not give the key back.</summary>
public enum ShareFault
{
    TooFew,
    OfDifferentSets,
}

/// <param name="Version">Of the master key; a share of an old version gives nothing back that is used.</param>
/// <param name="Number">Of the share in its set.</param>
/// <param name="Holder">The custodian's id.</param>
public sealed record HeldShare(int Version, string Set, int Number, int Threshold, Guid Holder, DateTimeOffset MadeAt);
