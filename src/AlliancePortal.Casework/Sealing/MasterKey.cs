using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// The key above all keys, in versions: while it is rotated the old and the new one are there. It never stands in a database; a file keeps it on
/// one machine, and whoever holds neither file nor this process cannot open a dump.
/// </summary>
public sealed class MasterKey
{
    private const int MostTries = 100;
    private readonly string path;
    private readonly Lock turn = new();
    private volatile MasterKeyFile file;

    private MasterKey(string path, MasterKeyFile file) => (this.path, this.file) = (path, file);

    /// <summary>The newest version that this process knows.</summary>
    public int Newest => file.Versions.Keys.Max();

    /// <summary>Every version of the file as it is now, oldest first.</summary>
    public IReadOnlyList<int> Versions => [.. Again().Versions.Keys.Order()];

    /// <summary>The one secret of a file from before there were versions; null when the file has them.</summary>
    internal byte[]? BeforeVersions => file.Versions.TryGetValue(1, out var first) && first.AsSpan().SequenceEqual(file.Roles) ? first : null;

    /// <summary>Reads the key file, or makes it (readable by the owner only) when it does not exist. Of several nodes that make it at once one does.</summary>
    /// <exception cref="InvalidDataException">The file is no master key.</exception>
    public static MasterKey FromFile(string path)
    {
        for (var tries = 1; !File.Exists(path); tries++)
        {
            try
            {
                MasterKeyFile.Fresh(1, RandomNumberGenerator.GetBytes(MasterKeyFile.Length)).CreateInTurn(path);
            }
            catch (IOException) when (tries < MostTries)
            {
                // Another node has its turn.
                Thread.Sleep(20);
            }
        }

        return new MasterKey(path, MasterKeyFile.Read(path));
    }

    /// <summary>A key for one purpose under one version; the same always yields the same key. A version made meanwhile by another process is read from the file.</summary>
    /// <exception cref="MasterKeyMissingException">The file does not hold that version.</exception>
    public byte[] Derive(int version, string purpose) => Derive(Secret(version), purpose);

    /// <summary>Eight hexadecimal digits that tell whether two people hold the same key, and nothing about it.</summary>
    /// <exception cref="MasterKeyMissingException">The file does not hold that version.</exception>
    public string CheckValue(int version) => CheckValue(Secret(version));

    /// <summary>A password for a database role. It stays while the key above the persons' keys is rotated.</summary>
    public string Password(string role) => Convert.ToHexStringLower(Derive(file.Roles, "role:" + role));

    /// <summary>Adds the next version to the file, beside those that are there.</summary>
    /// <returns>Its number.</returns>
    internal int Add()
    {
        lock (turn)
        {
            var now = MasterKeyFile.Read(path);
            var next = now.Versions.Keys.Max() + 1;
            file = now.With(next, RandomNumberGenerator.GetBytes(MasterKeyFile.Length));
            file.Replace(path);
            return next;
        }
    }

    /// <summary>Leaves this version alone in the file. Nothing may be wrapped with another any more.</summary>
    internal void Retire(int remaining)
    {
        lock (turn)
        {
            file = MasterKeyFile.Read(path).Only(remaining);
            file.Replace(path);
        }
    }

    private static byte[] Derive(byte[] secret, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, MasterKeyFile.Length, info: Encoding.UTF8.GetBytes(purpose));

    private static string CheckValue(byte[] secret) => Convert.ToHexStringLower(Derive(secret, "check").AsSpan(0, 4));

    /// <summary>The key itself, to be split.</summary>
    /// <exception cref="MasterKeyMissingException">The file does not hold that version.</exception>
    internal byte[] Secret(int version) =>
        file.Versions.TryGetValue(version, out var known) || Again().Versions.TryGetValue(version, out known) ? known : throw new MasterKeyMissingException(path, version);

    private MasterKeyFile Again()
    {
        lock (turn) return file = MasterKeyFile.Read(path);
    }
}

/// <summary>What is sealed here was not sealed under the master key of this machine.</summary>
public class MasterKeyException(string message) : IOException(message);

/// <summary>It was sealed under a version that this machine does not have.</summary>
public sealed class MasterKeyMissingException(string path, int version)
    : MasterKeyException($"{path} does not hold version {version} of the master key. Put the right key file there, or have the custodians restore it: keys recover.");

/// <summary>The database has been worked on, and the keyring that it is given with has no key: a new one would open nothing of what is sealed.</summary>
public sealed class KeyringMissingException(string keyring)
    : MasterKeyException($"The portal does not start: its database has been worked on, and its keyring {keyring} holds no key. Give the right server in ConnectionStrings:Keyring, or restore the keyring's own backup there.");
