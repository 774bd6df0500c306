using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using AlliancePortal.Casework.Sealing;

namespace AlliancePortal.Casework.Audit.Heads;

/// <summary>Signs published heads (ECDSA on P-256 with SHA-256) with a key that follows from the portal's own; whoever has the public key can check them.</summary>
public sealed class HeadSigner : IDisposable
{
    private static readonly BigInteger Order = BigInteger.Parse("00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
    private readonly ECDsa key;
    private readonly Lock turn = new();

    public HeadSigner(PortalKey portal)
    {
        key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Scalar(portal) });
        var info = key.ExportSubjectPublicKeyInfo();
        PublicKey = Convert.ToBase64String(info);
        KeyId = Convert.ToHexStringLower(SHA256.HashData(info))[..16];
    }

    /// <summary>SubjectPublicKeyInfo in base64, as it stands in a PEM file.</summary>
    public string PublicKey { get; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the public key.</summary>
    public string KeyId { get; }

    public string Sign(string text)
    {
        lock (turn) return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
    }

    public bool Holds(string text, string signature)
    {
        var bytes = new byte[128];
        if (!Convert.TryFromBase64String(signature, bytes, out var length)) return false;
        lock (turn) return key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public void Dispose() => key.Dispose();

    // A private key is a number from 1 to below the order of the curve.
    private static byte[] Scalar(PortalKey portal)
    {
        for (var round = 0; ; round++)
        {
            var bytes = portal.Derive($"audit-heads:{round}");
            var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
            if (number > 0 && number < Order) return bytes;
        }
    }
}
