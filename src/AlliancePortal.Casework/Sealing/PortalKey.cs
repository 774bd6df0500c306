using System.Security.Cryptography;
using System.Text;
using AlliancePortal.Casework.Persistence;
using Npgsql;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// The portal's own key, in the keyring beside the persons' and rotated with them. From it follows what must stay the same while the master key
/// changes: search tokens, the signature of published heads, the seal of sign-in keys.
/// </summary>
public sealed class PortalKey(byte[] secret)
{
    /// <summary>Under which the keyring knows it; no person and no draft has such an id.</summary>
    public static readonly Guid Subject = new("00000000-0000-7000-8000-000000000001");

    /// <summary>A key for one purpose; the same purpose always yields the same key.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, MasterKeyFile.Length, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Opens it, or makes it at the first start. In a keyring from before there were versions it is the secret from which all that followed until then.</summary>
    /// <param name="owner">Tells whether it is the first start: nothing stands in the audit.</param>
    /// <exception cref="KeyringMissingException">It is not, and the keyring is empty.</exception>
    internal static async Task<PortalKey> OpenAsync(NpgsqlConnection owner, PortalConnections connections, MasterKey master, CancellationToken cancel)
    {
        await using var keyring = new KeyringDatabase(NpgsqlDataSource.Create(connections.Keyring));
        var ring = new KeyRing(keyring, new EncryptionKeys(keyring, master, TimeProvider.System), TimeProvider.System);
        if (await ring.KeyAsync(Subject, cancel) is { } known) return new PortalKey(known);
        await using var select = keyring.Source.CreateCommand("select exists (select 1 from public.subject_keys)");
        var used = (bool)(await select.ExecuteScalarAsync(cancel))!;
        await using var first = new NpgsqlCommand("select not exists (select 1 from audit.lanes where seq > 0)", owner);
        if (!used && !(bool)(await first.ExecuteScalarAsync(cancel))!) throw new KeyringMissingException(connections.KeyringDatabase);
        return new PortalKey(await ring.CreateAsync(Subject, used ? master.BeforeVersions : null, cancel));
    }
}
