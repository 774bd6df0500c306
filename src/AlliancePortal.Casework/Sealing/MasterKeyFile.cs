using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// What the key file holds: a line <c>roles</c> with the secret from which the passwords of the database roles follow, and a line for each version of the
/// master key with its number, each secret 32 bytes in base64. A file of a single secret, as made before there were versions, is version 1 and both.
/// </summary>
internal sealed record MasterKeyFile(byte[] Roles, IReadOnlyDictionary<int, byte[]> Versions)
{
    public const int Length = 32;
    private const string RolesLine = "roles";

    /// <summary>A file with one version and new passwords for the roles.</summary>
    public static MasterKeyFile Fresh(int version, byte[] secret) => new(RandomNumberGenerator.GetBytes(Length), new Dictionary<int, byte[]> { [version] = secret });

    /// <exception cref="InvalidDataException">It is no key file.</exception>
    public static MasterKeyFile Read(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(parts => parts.Length > 0).ToList();
        if (lines is [[var single]]) return new MasterKeyFile(Secret(path, single), new Dictionary<int, byte[]> { [1] = Secret(path, single) });
        byte[]? roles = null;
        var versions = new Dictionary<int, byte[]>();
        foreach (var parts in lines)
        {
            if (parts is [RolesLine, var secret]) roles = Secret(path, secret);
            else if (parts is [var number, var key] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) versions[version] = Secret(path, key);
            else throw NoKey(path);
        }

        return roles is not null && versions.Count > 0 ? new MasterKeyFile(roles, versions) : throw NoKey(path);
    }

    public MasterKeyFile With(int version, byte[] secret) => this with { Versions = new Dictionary<int, byte[]>(Versions) { [version] = secret } };

    public MasterKeyFile Only(int version) => this with { Versions = new Dictionary<int, byte[]> { [version] = Versions[version] } };

    /// <summary>Writes it where there is none.</summary>
    /// <exception cref="IOException">There is one.</exception>
    public void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Write(path);
    }

    /// <summary>Writes it where there is none, while several do: the first writes, the others find it. Whoever reads finds none or a whole one.</summary>
    /// <exception cref="IOException">It is another's turn.</exception>
    public void CreateInTurn(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var turn = new FileStream($"{path}.turn", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        if (!File.Exists(path)) Replace(path);
    }

    /// <summary>Writes it in place of the one that is there: whoever reads finds the old one or the new one, whole.</summary>
    public void Replace(string path)
    {
        var beside = $"{path}.{Path.GetRandomFileName()}";
        Write(beside);
        File.Move(beside, path, overwrite: true);
    }

    private static byte[] Secret(string path, string text)
    {
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Length ? bytes : throw NoKey(path);
    }

    private static InvalidDataException NoKey(string path) => new($"{path} is not a master key file: it must hold secrets of {Length} bytes in base64.");

    private void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        var text = new StringBuilder($"{RolesLine} {Convert.ToBase64String(Roles)}\n");
        foreach (var (version, secret) in Versions.OrderBy(version => version.Key)) text.Append(CultureInfo.InvariantCulture, $"{version} {Convert.ToBase64String(secret)}\n");
        stream.Write(Encoding.ASCII.GetBytes(text.ToString()));
        stream.Flush(flushToDisk: true);
    }
}
