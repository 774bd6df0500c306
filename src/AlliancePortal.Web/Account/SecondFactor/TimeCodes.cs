using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AlliancePortal.Web.Account.SecondFactor;

/// <summary>
/// The six digits of an authenticator app: RFC 6238 with SHA-1 and steps of 30 seconds, what every app knows. Identity's own provider does not tell
/// which step a code belongs to, and so cannot refuse the same code twice.
/// </summary>
public static class TimeCodes
{
    public const int KeyLength = 20;
    public const int Digits = 6;
    private const int StepSeconds = 30;

    /// <summary>Steps by which a phone's clock may be early or late.</summary>
    private const int Tolerance = 1;

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238: authenticator apps know SHA-1 only; an HMAC does not rest on collision resistance.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step to which the typed code belongs, now or one step aside; null when it fits none.</summary>
    public static long? StepOf(byte[] key, string typed, DateTimeOffset now)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        long? found = null;
        if (code.Length != Digits) return null;
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(code), System.Text.Encoding.ASCII.GetBytes(CodeOf(key, step)))) found = step;
        return found;
    }
}
