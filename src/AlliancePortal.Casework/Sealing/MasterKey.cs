using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// The key above all keys. It never stands in a database; a file keeps it on one machine, and whoever holds neither file
/// nor this process cannot open a dump. Everything else is derived from it or wrapped under it.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] secret;

    private MasterKey(byte[] secret) => this.secret = secret;

    /// <summary>Reads the key file, or makes it (readable by the owner only) when it does not exist.</summary>
    /// <exception cref="InvalidDataException">The file does not hold 32 bytes in base64.</exception>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path)) Create(path);
        var text = File.ReadAllText(path).Trim();
        var bytes = new byte[32];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != 32)
            throw new InvalidDataException($"{path} is not a master key: it must hold 32 bytes in base64.");
        return new MasterKey(bytes);
    }

    /// <summary>A key for one purpose; the same purpose always yields the same key.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>A password for a database role, stable for this master key.</summary>
    public string Password(string role) => Convert.ToHexStringLower(Derive("role:" + role));

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }
}
