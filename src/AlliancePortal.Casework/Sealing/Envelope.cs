using System.Security.Cryptography;
using System.Text;

namespace AlliancePortal.Casework.Sealing;

/// <summary>
/// AES-256-GCM: version (1 byte), nonce (12), tag (16), ciphertext. Subject and field are authenticated with it, so that an
/// envelope moved to another row or column does not open.
/// </summary>
public static class Envelope
{
    private const byte SchemaVersion = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeaderLength = 1 + NonceLength + TagLength;

    /// <summary>Seals the text under the subject's key.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, Guid subject, string field, ReadOnlySpan<byte> plain)
    {
        var envelope = new byte[HeaderLength + plain.Length];
        envelope[0] = SchemaVersion;
        RandomNumberGenerator.Fill(envelope.AsSpan(1, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(envelope.AsSpan(1, NonceLength), plain, envelope.AsSpan(HeaderLength), envelope.AsSpan(1 + NonceLength, TagLength), Bound(subject, field));
        return envelope;
    }

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="CryptographicException">It was altered, moved, or sealed under another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, Guid subject, string field, ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < HeaderLength || envelope[0] != SchemaVersion) throw new CryptographicException("Not an envelope of a known version.");
        var plain = new byte[envelope.Length - HeaderLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(envelope.Slice(1, NonceLength), envelope[HeaderLength..], envelope.Slice(1 + NonceLength, TagLength), plain, Bound(subject, field));
        return plain;
    }

    private static byte[] Bound(Guid subject, string field) => Encoding.UTF8.GetBytes($"{SchemaVersion}|{subject:N}|{field}");
}
